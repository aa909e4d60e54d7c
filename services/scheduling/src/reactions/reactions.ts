import { onApproval } from './on-approval.ts'
import { onBooth } from './on-booth.ts'
import { onCandidate } from './on-candidate.ts'
import { onEmployer } from './on-employer.ts'
import { onEmployerUserRemoved } from './on-employer-user-removed.ts'
import { onEvent } from './on-event.ts'
import { onInterview } from './on-interview.ts'
import { onMatch } from './on-match.ts'
import { onPerson } from './on-person.ts'
import { onRegistration } from './on-registration.ts'

/** Behind the projections. */
export const reactions = [
  onApproval,
  onEvent,
  onBooth,
  onRegistration,
  onPerson,
  onCandidate,
  onEmployer,
  onEmployerUserRemoved,
  onMatch,
  onInterview,
]

/** Go by what is so and may come again: once more when what they follow from has been filled. */
export const afterFilling = [onEmployerUserRemoved]
