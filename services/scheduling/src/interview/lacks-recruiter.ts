import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, PersonId } from '@passerelle/kernel'
import type { Interview } from './interview.ts'
import { openStatuses } from './lifecycle.ts'

/**
 * Whether the recruiter of an open interview has left its company. Locked shared: word of somebody who leaves at this moment
 * finds the interview, or is found here. Of whom nothing was ever heard has not left.
 */
export async function lacksRecruiter(
  em: EntityManager,
  { status, recruiter, employerId }: Pick<Interview, 'status' | 'recruiter' | 'employerId'>,
): Promise<boolean> {
  if (!openStatuses.includes(status)) return false
  const left: object[] = await em.execute(
    'select 1 from employer_user_projection where person_id = ? and employer_id = ? and not active for share',
    [recruiter, employerId],
  )
  return left.length > 0
}

/** The same rule for rows of `interview` called `row`. */
export const lackingRecruiter = `row.status in ('REQUESTED', 'IN_SCHEDULING', 'CONFIRMED')
  and exists (select from employer_user_projection u
    where u.person_id = row.recruiter and u.employer_id = row.employer_id and not u.active)`

/** The open interviews and requests of somebody at a company. */
export const openOf = (recruiter: PersonId, employerId: EmployerId) => ({
  ...{ recruiter, employerId, status: { $in: [...openStatuses] } },
})
