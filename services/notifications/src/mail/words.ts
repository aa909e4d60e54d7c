import type { MessageKind } from '../message/message.ts'
import type { Language } from './when.ts'
import { employerApproved } from './words/employer-approved.ts'
import { employerDeclined } from './words/employer-declined.ts'
import { interviewCancellation } from './words/interview-cancellation.ts'
import { interviewInvitation } from './words/interview-invitation.ts'
import { interviewUpdate } from './words/interview-update.ts'
import { jobDeclined } from './words/job-declined.ts'
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
  /** Label and address of the one button. */
  action: { label: string; href: string }
  /** The sentences after the button. */
  closing: readonly string[]
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
}
