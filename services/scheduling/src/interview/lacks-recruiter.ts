import type { EntityManager } from '@mikro-orm/postgresql'
import type { Interview } from './interview.ts'
import { openStatuses } from './lifecycle.ts'
import { openInSql } from './open-interviews.ts'

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
export const lackingRecruiter = `row.${openInSql}
  and exists (select from employer_user_projection u
    where u.person_id = row.recruiter and u.employer_id = row.employer_id and not u.active)`
