import { refuse } from '@passerelle/contracts'
import { isRefusal, Refusal } from '@passerelle/kernel'
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
  for (const [index, candidate] of cmd.candidates.entries()) {
    const result = await enrolCandidate(ctx, { schoolId: cmd.schoolId, ...candidate })
    results.push(isRefusal(result) ? within(`candidates.${index}`, result) : result)
  }
  const refusedCount = results.filter(isRefusal).length
  return { __typename: 'CandidatesEnrolled', results, enrolledCount: results.length - refusedCount, refusedCount }
}

/** The refusal of one of many, its field as a path in the input of all. */
function within(place: string, { key, values, details }: Refusal): Refusal {
  const { field } = details
  return new Refusal(key, values, { ...details, field: typeof field === 'string' ? `${place}.${field}` : place })
}
