import type { MatchFacts } from './about-match.ts'
import { appointmentAnsweredMail } from './kinds/appointment-answered.ts'
import { appointmentClashedMail } from './kinds/appointment-clashed.ts'
import { appointmentProposedMail } from './kinds/appointment-proposed.ts'
import { appointmentWithdrawnMail } from './kinds/appointment-withdrawn.ts'
import { candidateProposalMail } from './kinds/candidate-proposal.ts'
import { colleagueLeftMail } from './kinds/colleague-left.ts'
import { employerApprovedMail } from './kinds/employer-approved.ts'
import { employerDeclinedMail } from './kinds/employer-declined.ts'
import { freshLinksMail } from './kinds/fresh-links.ts'
import { interviewCancellationMail } from './kinds/interview-cancellation.ts'
import { interviewInvitationMail } from './kinds/interview-invitation.ts'
import { interviewLeftMail } from './kinds/interview-left.ts'
import { interviewPlannedMail } from './kinds/interview-planned.ts'
import { interviewReassignedMail } from './kinds/interview-reassigned.ts'
import { interviewRelocatedMail } from './kinds/interview-relocated.ts'
import { interviewUpdateMail } from './kinds/interview-update.ts'
import { interviewerLeftMail } from './kinds/interviewer-left.ts'
import { jobDeclinedMail } from './kinds/job-declined.ts'
import { matchEndedMail } from './kinds/match-ended.ts'
import { matchEndedBySchoolMail } from './kinds/match-ended-by-school.ts'
import { matchInterviewCancelledMail } from './kinds/match-interview-cancelled.ts'
import { matchInterviewMissedMail } from './kinds/match-interview-missed.ts'
import { noShowReportedMail } from './kinds/no-show-reported.ts'
import { noShowWithdrawnMail } from './kinds/no-show-withdrawn.ts'
import { offerProposedMail } from './kinds/offer-proposed.ts'
import { ownershipHandedOverMail } from './kinds/ownership-handed-over.ts'
import { ownershipProposedMail } from './kinds/ownership-proposed.ts'
import { requestAcceptedMail } from './kinds/request-accepted.ts'
import { requestReceivedMail } from './kinds/request-received.ts'
import { timesProposedMail } from './kinds/times-proposed.ts'
import { timesRefusedMail } from './kinds/times-refused.ts'
import { welcomeCandidateMail } from './kinds/welcome-candidate.ts'
import { welcomeEmployerUserMail } from './kinds/welcome-employer-user.ts'
import { welcomeStaffMail } from './kinds/welcome-staff.ts'
import type { Look, Mail, OpenMail, Queued } from './mail.ts'

/** Every mail there is. */
export const mails = [
  interviewInvitationMail,
  interviewUpdateMail,
  interviewPlannedMail,
  interviewReassignedMail,
  interviewRelocatedMail,
  interviewerLeftMail,
  colleagueLeftMail,
  interviewCancellationMail,
  interviewLeftMail,
  noShowReportedMail,
  noShowWithdrawnMail,
  requestReceivedMail,
  requestAcceptedMail,
  timesProposedMail,
  timesRefusedMail,
  employerApprovedMail,
  employerDeclinedMail,
  jobDeclinedMail,
  offerProposedMail,
  candidateProposalMail,
  freshLinksMail,
  appointmentProposedMail,
  appointmentWithdrawnMail,
  appointmentAnsweredMail,
  appointmentClashedMail,
  matchEndedMail,
  matchEndedBySchoolMail,
  matchInterviewMissedMail,
  matchInterviewCancelledMail,
  ownershipProposedMail,
  ownershipHandedOverMail,
  welcomeStaffMail,
  welcomeEmployerUserMail,
  welcomeCandidateMail,
] as const

export type MailKind = (typeof mails)[number]['kind']

type FactsOf<Kind extends MailKind> =
  Extract<(typeof mails)[number], { kind: Kind }> extends Mail<Kind, infer Facts> ? Facts : never

/** A mail to queue: its kind, and the facts that this kind needs. */
export type MailToSend = { [Kind in MailKind]: { kind: Kind; facts: FactsOf<Kind> } }[MailKind]

/** The mails about a match: those that need what was so of it. */
export type MatchMailKind = Extract<MailToSend, { facts: MatchFacts }>['kind']

const byKind = new Map<string, Mail<MailKind, never>>(mails.map((one) => [one.kind, one]))

/** Whether mails of the kind leave behind all others. */
export function isBulk(kind: MailKind): boolean {
  return byKind.get(kind)?.bulk === true
}

/** Looks up what a queued mail speaks of. @returns null when that is not known here */
export async function openMail(
  message: Queued<MailToSend['facts']> & { kind: MailKind },
  look: Look,
): Promise<OpenMail | null> {
  // The facts that are kept with a kind were queued with it: `MailToSend` says so.
  return (await byKind.get(message.kind)?.open(message as unknown as Queued<never>, look)) ?? null
}
