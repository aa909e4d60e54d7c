import type { EmployerId, PersonId } from '@passerelle/kernel'
import { openStatuses } from './lifecycle.ts'

/** Whether an interview is open, in SQL; as the indexes of open interviews have it. */
export const openInSql = `status in (${openStatuses.map((status) => `'${status}'`).join(', ')})`

/** The open interviews and requests of somebody at a company. */
export const openOf = (recruiter: PersonId, employerId: EmployerId) => ({
  ...{ recruiter, employerId, status: { $in: [...openStatuses] } },
})
