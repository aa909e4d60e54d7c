import { refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Candidate } from './candidate.ts'
import { type EnrolCandidate, enrolCandidate } from './enrol-candidate.ts'

export interface CandidatesEnrolled {
  __typename: 'CandidatesEnrolled'
  /** In the order given. */
  results: (Candidate | Refusal)[]
  enrolledCount: number
  refusedCount: number
}

const most = 200

/** Each in a transaction of its own, one after the other: a list may name the same person twice. @returns TOO_MANY */
export async function enrolCandidates(
  ctx: Context,
  cmd: { schoolId: string; candidates: readonly Omit<EnrolCandidate, 'schoolId'>[] },
): Promise<CandidatesEnrolled | Refusal> {
  if (cmd.candidates.length > most) return refuse('TOO_MANY.CANDIDATES', { most }, { field: 'candidates' })
  const results: (Candidate | Refusal)[] = []
  for (const candidate of cmd.candidates) {
    results.push(await enrolCandidate(ctx, { schoolId: cmd.schoolId, ...candidate }))
  }
  const refusedCount = results.filter(isRefusal).length
  return { __typename: 'CandidatesEnrolled', results, enrolledCount: results.length - refusedCount, refusedCount }
}
