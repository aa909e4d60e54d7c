import type { MessageKind } from '../message/message.ts'
import type { Language } from './when.ts'
import { appointmentAnswered } from './words/appointment-answered.ts'
import { appointmentClashed } from './words/appointment-clashed.ts'
import { appointmentProposed } from './words/appointment-proposed.ts'
import { appointmentWithdrawn } from './words/appointment-withdrawn.ts'
import { candidateProposal } from './words/candidate-proposal.ts'
import { employerApproved } from './words/employer-approved.ts'
import { employerDeclined } from './words/employer-declined.ts'
import { interviewCancellation } from './words/interview-cancellation.ts'
import { interviewInvitation } from './words/interview-invitation.ts'
import { interviewUpdate } from './words/interview-update.ts'
import { jobDeclined } from './words/job-declined.ts'
import { offerProposed } from './words/offer-proposed.ts'
import { requestAccepted } from './words/request-accepted.ts'
import { requestReceived } from './words/request-received.ts'

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
