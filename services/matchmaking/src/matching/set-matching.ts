import type { SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Matching } from './matching.ts'

export interface SetMatching {
  readonly schoolId: string
  readonly on: boolean
}

/** From now on nobody is proposed there, or again. What is under way goes on to its end. */
export function setMatching(ctx: Context, { schoolId, on }: SetMatching): Promise<{ id: string }> {
  return changes(ctx, async (em) => {
    await em.upsert(Matching, { schoolId: schoolId as SchoolId, isOn: on })
    return { id: schoolId }
  })
}
