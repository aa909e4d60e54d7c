import type { Reaction } from '@passerelle/messaging'
import { onApproval } from './on-approval.ts'
import { onCandidate } from './on-candidate.ts'
import { onEmployer, onEmployerUser } from './on-employer.ts'
import { onEvent } from './on-event.ts'
import { feedReactions } from './on-feed.ts'
import { onInterview } from './on-interview.ts'
import { onJob } from './on-job.ts'
import { onMatch } from './on-match.ts'
import { onNotice } from './on-notice.ts'
import { onBooth, onRegistration } from './on-participation.ts'
import { onPerson } from './on-person.ts'
import { onSchool } from './on-school.ts'

export const reactions: readonly Reaction[] = [
  onPerson,
  onSchool,
  onCandidate,
  onEmployer,
  onEmployerUser,
  onApproval,
  onJob,
  onEvent,
  onRegistration,
  onBooth,
  onInterview,
  onMatch,
  onNotice,
  ...feedReactions,
]
