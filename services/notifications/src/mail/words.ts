import type { Language } from '../words/when.ts'
import { appointmentAnswered } from './kinds/appointment-answered.ts'
import { appointmentClashed } from './kinds/appointment-clashed.ts'
import { appointmentProposed } from './kinds/appointment-proposed.ts'
import { appointmentWithdrawn } from './kinds/appointment-withdrawn.ts'
import { candidateProposal } from './kinds/candidate-proposal.ts'
import { employerApproved } from './kinds/employer-approved.ts'
import { employerDeclined } from './kinds/employer-declined.ts'
import { interviewCancellation } from './kinds/interview-cancellation.ts'
import { interviewInvitation } from './kinds/interview-invitation.ts'
import { interviewUpdate } from './kinds/interview-update.ts'
import { jobDeclined } from './kinds/job-declined.ts'
import { offerProposed } from './kinds/offer-proposed.ts'
import { requestAccepted } from './kinds/request-accepted.ts'
import { requestReceived } from './kinds/request-received.ts'
import type { MessageKind } from './message.ts'

/**
 * What one mail says in one language. Each text is a Liquid template over the mail's facts; a detail whose value comes
 * out empty is left out. The layout is the same for all and is not part of the words.
 */
export interface Words {
  subject: string
  heading: string
  /** The sentences before the details. */
  opening: readonly string[]
  details: readonly Detail[]
  /** Label and address of the button that matters most. One whose address comes out empty is left out. */
  action: Action
  /** Beside it: plain links stand above the button, other buttons below it. */
  more?: readonly (Action & { shown: 'link' | 'button' })[]
  /** The sentences after the button. */
  closing: readonly string[]
}

export interface Action {
  label: string
  href: string
}

export interface Detail {
  label: string
  value: string
  /** Said by the ticket in the HTML part; the text part has no ticket. */
  inTicket?: boolean
}

export type MailWords = Readonly<Record<Language, Words>>

export const words: Readonly<Record<MessageKind, MailWords>> = {
  INTERVIEW_INVITATION: interviewInvitation,
  INTERVIEW_UPDATE: interviewUpdate,
  INTERVIEW_CANCELLATION: interviewCancellation,
  REQUEST_RECEIVED: requestReceived,
  REQUEST_ACCEPTED: requestAccepted,
  EMPLOYER_APPROVED: employerApproved,
  EMPLOYER_DECLINED: employerDeclined,
  JOB_DECLINED: jobDeclined,
  OFFER_PROPOSED: offerProposed,
  CANDIDATE_PROPOSAL: candidateProposal,
  APPOINTMENT_PROPOSED: appointmentProposed,
  APPOINTMENT_WITHDRAWN: appointmentWithdrawn,
  APPOINTMENT_ANSWERED: appointmentAnswered,
  APPOINTMENT_CLASHED: appointmentClashed,
}
