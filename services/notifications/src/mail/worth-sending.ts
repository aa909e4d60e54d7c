import type { ApprovalState, InterviewState, JobState, MatchState } from '@passerelle/contracts'
import { type CalendarMethod, type MessageKind, type MessageState, mayHaveArrived } from './message.ts'

/** What a mail speaks of, as it is now. */
export interface Present {
  interview: InterviewState | null
  approval: ApprovalState | null
  review: JobState['reviews'][number] | null
  match: MatchState | null
  /** The mails before it in its thread. */
  earlier: readonly { kind?: MessageKind; method: CalendarMethod | null; state: MessageState }[]
}

/**
 * Asked just before a mail leaves: has its reason gone?
 * @returns null to send it, or why not
 */
export function whyNotSend(
  mail: { kind: MessageKind; sequence: number | null; facts?: Readonly<Record<string, unknown>> },
  { interview, approval, review, match, earlier }: Present,
  now: Date,
): string | null {
  switch (mail.kind) {
    case 'INTERVIEW_INVITATION':
    case 'INTERVIEW_UPDATE':
      return whyNotInvite(mail.sequence, interview, now)
    case 'INTERVIEW_CANCELLATION':
      return earlier.some((said) => said.method === 'REQUEST' && mayHaveArrived(said)) ? null : 'nobody was invited'
    case 'REQUEST_RECEIVED':
      return interview?.status === 'REQUESTED' ? null : 'the request is no longer open'
    case 'REQUEST_ACCEPTED':
      return interview?.status === 'IN_SCHEDULING' ? null : 'the request is no longer in scheduling'
    case 'EMPLOYER_APPROVED':
      return approval?.state === 'APPROVED' ? null : 'the approval was taken back'
    case 'EMPLOYER_DECLINED':
      return approval?.state === 'DECLINED' ? null : 'the decision was changed'
    case 'JOB_DECLINED':
      return review?.state === 'DECLINED' ? null : 'the decision was changed'
    case 'OFFER_PROPOSED':
      return match?.state === 'PROPOSED' ? null : 'the offer has been answered'
    case 'CANDIDATE_PROPOSAL':
      return match?.state === 'CANDIDATE_ACCEPTED' ? null : 'there is nothing to decide: the match has moved'
    case 'APPOINTMENT_PROPOSED':
      return sameRound(match, mail, 'APPOINTMENT_PROPOSED') ? whyNotMeet(match, now) : 'the appointment was replaced'
    case 'APPOINTMENT_ANSWERED':
      return sameRound(match, mail, mail.facts?.state) ? null : 'the answer no longer stands'
    case 'APPOINTMENT_WITHDRAWN':
      if (match?.appointment) return 'another appointment took its place'
      return earlier.some((told) => told.kind === 'APPOINTMENT_PROPOSED' && mayHaveArrived(told))
        ? null
        : 'nobody had heard of the appointment'
    case 'APPOINTMENT_CLASHED':
      return match?.appointment ? 'another appointment took its place' : null
  }
}

function sameRound(match: MatchState | null, mail: { facts?: Readonly<Record<string, unknown>> }, state: unknown) {
  return match?.state === state && match?.round === mail.facts?.round
}

function whyNotMeet(match: MatchState | null, now: Date): string | null {
  return match?.appointment && new Date(match.appointment.startsAt) > now
    ? null
    : 'the time of the appointment has come'
}

function whyNotInvite(sequence: number | null, interview: InterviewState | null, now: Date): string | null {
  if (interview?.status !== 'CONFIRMED') return 'the interview no longer stands'
  if (interview.sequence !== sequence) return 'a newer time took its place'
  if (!interview.slot || new Date(interview.slot.endsAt) <= now) return 'the interview is over'
  return null
}
