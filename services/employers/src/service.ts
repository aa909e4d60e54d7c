import { every } from '@passerelle/messaging'
import {
  consumer,
  door,
  type Part,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
} from '@passerelle/service-kit'
import { accessModule } from './access/access.module.ts'
import { accessRoute } from './access/access-route.ts'
import { apiKeyModule } from './api-key/api-key.module.ts'
import { approvalModule } from './approval/approval.module.ts'
import type { EmployersConfig } from './config.ts'
import { employerModule } from './employer/employer.module.ts'
import { employerUserModule } from './employer-user/employer-user.module.ts'
import { jobModule } from './job/job.module.ts'
import { expireJobs } from './job-review/expire-jobs.ts'
import { jobReviewModule } from './job-review/job-review.module.ts'
import { migrations } from './migrations/index.ts'
import { nodeModule } from './node/node.module.ts'
import { personModule } from './person/person.module.ts'
import { projectionsModule } from './projections/projections.module.ts'
import { onCandidate } from './reactions/on-candidate.ts'
import { schoolModule } from './school/school.module.ts'

export const modules = [
  accessModule,
  personModule,
  schoolModule,
  apiKeyModule,
  employerModule,
  employerUserModule,
  approvalModule,
  jobModule,
  jobReviewModule,
  nodeModule,
  projectionsModule,
]

const expiry: Part = ({ orm, clock, log }) => {
  const running = every(60_000, () => expireJobs(orm.em, clock()), { log, what: 'jobs whose last day is over expire' })
  return {
    // What is due is done now, not at the next minute.
    settled: async () => {
      await expireJobs(orm.em, clock())
      return true
    },
    close: () => running.close(),
  }
}

const parts = [
  relay,
  consumer([onCandidate]),
  expiry,
  door({ schema: new URL('../schema', import.meta.url), routes: ({ orm, clock }) => accessRoute(orm, clock) }),
]

/** People, schools, companies and jobs. @throws when the database cannot be reached or the port is taken */
export function startEmployers(config: EmployersConfig, options?: ServiceOptions): Promise<RunningService> {
  return startService({ name: 'employers', config, modules, migrations, parts }, options)
}
