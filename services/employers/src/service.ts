import {
  consumer,
  door,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
  whatIsDue,
} from '@passerelle/service-kit'
import { accessModule } from './access/access.module.ts'
import { accessRoute } from './access/access-route.ts'
import { apiKeyModule } from './api-key/api-key.module.ts'
import { approvalModule } from './approval/approval.module.ts'
import type { EmployersConfig } from './config.ts'
import { employerModule } from './employer/employer.module.ts'
import { employerUserModule } from './employer-user/employer-user.module.ts'
import { jobModule } from './job/job.module.ts'
import { expireJob } from './job-review/expire-job.ts'
import { jobReviewModule } from './job-review/job-review.module.ts'
import { migrations } from './migrations/index.ts'
import { nodeModule } from './node/node.module.ts'
import { ownershipModule } from './ownership/ownership.module.ts'
import { personModule } from './person/person.module.ts'
import { projectionsModule } from './projections/projections.module.ts'
import { interviewPeople, matchPeople } from './projections/projections.sources.ts'
import { onCandidate } from './reactions/on-candidate.ts'
import { schoolModule } from './school/school.module.ts'
import { staffModule } from './staff/staff.module.ts'

export const modules = [
  accessModule,
  personModule,
  schoolModule,
  staffModule,
  apiKeyModule,
  employerModule,
  employerUserModule,
  ownershipModule,
  approvalModule,
  jobModule,
  jobReviewModule,
  nodeModule,
  projectionsModule,
]

const parts = [
  relay,
  consumer([onCandidate, interviewPeople, matchPeople]),
  whatIsDue([expireJob]),
  door({ schema: new URL('../schema', import.meta.url), routes: ({ orm, clock }) => accessRoute(orm, clock) }),
]

/** People, schools, companies and jobs. @throws when the database cannot be reached or the port is taken */
export function startEmployers(config: EmployersConfig, options?: ServiceOptions): Promise<RunningService> {
  return startService({ name: 'employers', config, modules, migrations, parts }, options)
}
