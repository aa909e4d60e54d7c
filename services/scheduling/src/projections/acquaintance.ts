import type { EntityManager } from '@mikro-orm/postgresql'
import type { MatchState } from '@passerelle/contracts'
import type { CandidateId, EmployerId } from '@passerelle/kernel'

/**
 * Why a company may ask for a candidate's time: `acquaintance` is a view of candidate, employer and origin. Interviews that
 * were ever confirmed and fairs where both are stand in it by themselves, because their tables are here. Every other
 * concept adds its own by a reaction: a row for what stands, under the id of the thing, and none when it does not any more.
 */
export interface Acquaintance {
  origin: 'MATCH'
  subject: string
  candidateId: CandidateId
  employerId: EmployerId
}

export async function areAcquainted(
  em: EntityManager,
  candidateId: CandidateId,
  employerId: EmployerId,
): Promise<boolean> {
  const rows: object[] = await em.execute(
    'select 1 from acquaintance where candidate_id = ? and employer_id = ? limit 1',
    [candidateId, employerId],
  )
  return rows.length > 0
}

const inTheContactsHands: readonly MatchState['state'][] = [
  'CANDIDATE_ACCEPTED',
  'APPOINTMENT_PROPOSED',
  'APPOINTMENT_ACCEPTED',
  'APPOINTMENT_DECLINED',
  'INTERVIEW_HELD',
]

/** By a match once the candidate has accepted the offer, and until somebody has refused or taken that back. */
export function keepMatch(em: EntityManager, { id, candidateId, employerId, state }: MatchState): Promise<void> {
  const acquaintance = { origin: 'MATCH', subject: id, candidateId, employerId } as const
  return keepAcquaintance(em, acquaintance, inTheContactsHands.includes(state))
}

async function keepAcquaintance(
  em: EntityManager,
  { origin, subject, candidateId, employerId }: Acquaintance,
  stands: boolean,
): Promise<void> {
  if (stands) {
    await em.execute(
      `insert into acquaintance_projection (origin, subject, candidate_id, employer_id) values (?, ?, ?, ?)
       on conflict do nothing`,
      [origin, subject, candidateId, employerId],
    )
  } else {
    await em.execute('delete from acquaintance_projection where origin = ? and subject = ?', [origin, subject])
  }
}
