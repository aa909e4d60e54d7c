import type { EntityManager } from '@mikro-orm/postgresql'
import type { CandidateId, EmployerId, EventId } from '@passerelle/kernel'

/**
 * Whether the school of an event has not declined the company, held until the commit: word of a decline that comes at this moment finds
 * what the caller writes, or has come first. While nothing is known of an approval the booth decides (`received`).
 */
export async function holdApprovalAt(em: EntityManager, eventId: EventId, employerId: EmployerId): Promise<boolean> {
  const rows: { state: string }[] = await em.execute(
    `select a.state from approval_projection a join event_projection e on e.school_id = a.school_id
     where e.id = ? and a.employer_id = ? for share of a`,
    [eventId, employerId],
  )
  return rows.every(({ state }) => state === 'APPROVED')
}

/**
 * Whether the school of a candidate approves a company, held until the commit: word of a decline that comes at this moment finds what the
 * caller writes, or has come first. Of a candidate of whom no word has come yet it is taken to.
 */
export async function holdApprovalFor(
  em: EntityManager,
  { candidateId, employerId }: { candidateId: CandidateId; employerId: EmployerId },
): Promise<boolean> {
  const notApproved: object[] = await em.execute(
    `with file as (select school_id from candidate_projection where id = ?),
       approval as (select state from approval_projection
         where school_id = (select school_id from file) and employer_id = ? for share)
     select from file where not exists (select from approval where state = 'APPROVED')`,
    [candidateId, employerId],
  )
  return notApproved.length === 0
}
