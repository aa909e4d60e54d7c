import { apiKeyTable } from './api-key/api-key.table.ts'
import { approvalTable } from './approval/approval.table.ts'
import { candidateProjectionTable } from './candidate/candidate-projection.table.ts'
import { employerTable, employerUserTable } from './employer/employer.table.ts'
import { jobReviewTable, jobTable } from './job/job.table.ts'
import { identityTable, personTable } from './person/person.table.ts'
import { schoolTable } from './school/school.table.ts'

export const entities = [
  personTable,
  identityTable,
  schoolTable,
  apiKeyTable,
  employerTable,
  employerUserTable,
  approvalTable,
  jobTable,
  jobReviewTable,
  candidateProjectionTable,
]
