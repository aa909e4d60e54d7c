import {
  consumer,
  door,
  journal,
  projectionsOf,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
  whatIsDue,
} from '@passerelle/service-kit'
import { approvalModule } from './approval/approval.module.ts'
import { attendanceModule } from './attendance/attendance.module.ts'
import { hostModule } from './availability/host.module.ts'
import type { SchedulingConfig } from './config.ts'
import { creditModule } from './credit/credit.module.ts'
import { employerUserModule } from './employer-user/employer-user.module.ts'
import { eventModule } from './event/event.module.ts'
import { informationalOfferModule } from './informational-offer/informational-offer.module.ts'
import { completeInterview } from './interview/complete-interview.ts'
import { endRequests } from './interview/end-requests.ts'
import { interviewModule } from './interview/interview.module.ts'
import { cancelUndecided } from './interview/undecided.ts'
import { matchModule } from './match/match.module.ts'
import { migrations } from './migrations/index.ts'
import { projectionsModule } from './projections/projections.module.ts'
import { reactions } from './reactions/reactions.ts'
import { talentModule } from './talent/talent.module.ts'
import { verdictModule } from './verdict/verdict.module.ts'

export const modules = [
  hostModule,
  talentModule,
  interviewModule,
  informationalOfferModule,
  attendanceModule,
  verdictModule,
  creditModule,
  approvalModule,
  employerUserModule,
  eventModule,
  matchModule,
  projectionsModule,
]

const parts = [
  relay,
  consumer([...projectionsOf(modules), ...reactions]),
  whatIsDue([completeInterview, cancelUndecided, endRequests]),
  journal,
  door({ schema: new URL('../schema', import.meta.url) }),
]

/** Availability, requests and interviews. @throws when the database cannot be reached or the port is taken */
export function startScheduling(config: SchedulingConfig, options?: ServiceOptions): Promise<RunningService> {
  const poolSize = config.DATABASE_POOL
  return startService({ name: 'scheduling', config, modules, migrations, poolSize, parts }, options)
}
