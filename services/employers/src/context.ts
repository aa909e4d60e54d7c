import type { BaseContext } from '@passerelle/service-kit'
import type { AccessLoaders } from './access/access.loaders.ts'
import type { apiKeyLoaders } from './api-key/api-key.loaders.ts'
import type { approvalLoaders } from './approval/approval.loaders.ts'
import type { employerLoaders } from './employer/employer.loaders.ts'
import type { employerUserLoaders } from './employer-user/employer-user.loaders.ts'
import type { jobLoaders } from './job/job.loaders.ts'
import type { jobReviewLoaders } from './job-review/job-review.loaders.ts'
import type { ownershipLoaders } from './ownership/ownership.loaders.ts'
import type { personLoaders } from './person/person.loaders.ts'
import type { schoolLoaders } from './school/school.loaders.ts'
import type { staffLoaders } from './staff/staff.loaders.ts'

export type Loaders = AccessLoaders &
  ReturnType<typeof personLoaders> &
  ReturnType<typeof schoolLoaders> &
  ReturnType<typeof staffLoaders> &
  ReturnType<typeof apiKeyLoaders> &
  ReturnType<typeof employerLoaders> &
  ReturnType<typeof employerUserLoaders> &
  ReturnType<typeof ownershipLoaders> &
  ReturnType<typeof approvalLoaders> &
  ReturnType<typeof jobLoaders> &
  ReturnType<typeof jobReviewLoaders>

export type Context = BaseContext<Loaders>
