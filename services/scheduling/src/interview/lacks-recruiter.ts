import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, PersonId } from '@passerelle/kernel'
import type { Interview } from './interview.ts'
import { openStatuses } from './lifecycle.ts'
import { openInSql } from './open-interviews.ts'

/** Whether the recruiter of an open interview has left its company. */
export async function lacksRecruiter(
  em: EntityManager,
  { status, recruiter, employerId }: Pick<Interview, 'status' | 'recruiter' | 'employerId'>,
): Promise<boolean> {
  return openStatuses.includes(status) && leftCompany(em, { personId: recruiter, employerId })
}

/**
 * Whether somebody has left a company. Locked shared: word of somebody who leaves at this moment finds the interview, or is
 * found here. Of whom nothing was ever heard has not left; nor who works there again, be it under another id.
 */
export async function leftCompany(
  em: EntityManager,
  { personId, employerId }: { personId: PersonId; employerId: EmployerId },
): Promise<boolean> {
  const users: { active: boolean }[] = await em.execute(
    'select active from employer_user_projection where person_id = ? and employer_id = ? for share',
    [personId, employerId],
  )
  return users.length > 0 && users.every(({ active }) => !active)
}

/** The same rule for rows of `interview` called `row`. */
export const lackingRecruiter = `row.${openInSql}
  and exists (select from employer_user_projection u
    where u.person_id = row.recruiter and u.employer_id = row.employer_id having not bool_or(u.active))`
