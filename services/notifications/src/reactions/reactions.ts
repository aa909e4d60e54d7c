import type { Reaction } from '@passerelle/messaging'
import { people } from '../projections/projections.sources.ts'
import { onApproval } from './on-approval.ts'
import { onCallOff } from './on-call-off.ts'
import { onCandidate } from './on-candidate.ts'
import { onEmployer, onEmployerUser, onEmployerUserRemoved } from './on-employer.ts'
import { onEvent } from './on-event.ts'
import { onInformationalOffer } from './on-informational-offer.ts'
import { onInterview } from './on-interview.ts'
import { onInterviewsLeftStanding } from './on-interviews-left-standing.ts'
import { onInvitation } from './on-invitation.ts'
import { onJob } from './on-job.ts'
import { onMatch } from './on-match.ts'
import { onNotice } from './on-notice.ts'
import { onOwnership } from './on-ownership.ts'
import { onBooth, onRegistration } from './on-participation.ts'
import { onSchool } from './on-school.ts'
import { onStaffMember } from './on-staff-member.ts'

/** One for each kind of news, so that their order does not matter: a test says so. */
export const reactions: readonly Reaction[] = [
  // Mails that wait for a person are due from now on: the queue asks for nothing more than the row.
  people,
  onSchool,
  onStaffMember,
  onCandidate,
  onEmployer,
  onEmployerUser,
  onOwnership,
  onApproval,
  onJob,
  onEvent,
  onRegistration,
  onBooth,
  onInterview,
  onCallOff,
  onInterviewsLeftStanding,
  onInformationalOffer,
  onInvitation,
  onMatch,
  onNotice,
]

/** Go by what is so and may come again: once more when what they follow from has been filled. */
export const afterFilling: readonly Reaction[] = [onEmployerUserRemoved]
