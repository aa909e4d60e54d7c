import { onApproval } from './on-approval.ts'
import { onBooth } from './on-booth.ts'
import { onCandidate } from './on-candidate.ts'
import { onEmployer } from './on-employer.ts'
import { onEmployerUser } from './on-employer-user.ts'
import { onEmployerUserRemoved } from './on-employer-user-removed.ts'
import { onEvent } from './on-event.ts'
import { onEventCancelled } from './on-event-cancelled.ts'
import { onInterview } from './on-interview.ts'
import { onMatch } from './on-match.ts'
import { onPerson } from './on-person.ts'
import { onRegistration } from './on-registration.ts'

export const reactions = [
  onEvent,
  onEventCancelled,
  onRegistration,
  onBooth,
  onPerson,
  onEmployer,
  onEmployerUser,
  onEmployerUserRemoved,
  onApproval,
  onCandidate,
  onMatch,
  onInterview,
]
