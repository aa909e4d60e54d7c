import { LockMode } from '@mikro-orm/postgresql'
import { isRefusal, type Refusal, type SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { School } from './school.ts'
import { type TextsTyped, textsTyped } from './school-texts.ts'

export interface SetSchoolTexts extends TextsTyped {
  readonly schoolId: string
}

/** What the school writes down for its staff and for its students. @returns INVALID_INPUT */
export function setSchoolTexts(ctx: Context, { schoolId, ...typed }: SetSchoolTexts): Promise<School | Refusal> {
  return changes(ctx, async (em) => {
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE }
    const school = await em.findOneOrFail(School, { id: schoolId as SchoolId }, lock)
    const texts = textsTyped(school, typed)
    return isRefusal(texts) ? texts : Object.assign(school, texts)
  })
}
