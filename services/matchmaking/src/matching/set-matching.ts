import type { SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Matching } from './matching.ts'

export interface SetMatching {
  readonly schoolId: string
  readonly on: boolean
}

/** Nobody is proposed there any more, or again; a proposal of this very moment may pass. What is under way goes on to its end. */
export function setMatching(ctx: Context, { schoolId, on }: SetMatching): Promise<{ id: string }> {
  return changes(ctx, async (em) => {
    await em.upsert(Matching, { schoolId: schoolId as SchoolId, isOn: on })
    return { id: schoolId }
  })
}
