import type { ApprovalState, InterviewState, JobState } from '@passerelle/contracts'
import { type CalendarMethod, type MessageKind, type MessageState, mayHaveArrived } from './message.ts'

/** What a mail speaks of, as it is now. */
export interface Present {
  interview: InterviewState | null
  approval: ApprovalState | null
  review: JobState['reviews'][number] | null
  /** The mails before it in its thread. */
  earlier: readonly { method: CalendarMethod | null; state: MessageState }[]
}

/**
 * Asked just before a mail leaves: has its reason gone?
 * @returns null to send it, or why not
 */
export function whyNotSend(
  mail: { kind: MessageKind; sequence: number | null },
  { interview, approval, review, earlier }: Present,
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
  }
}

function whyNotInvite(sequence: number | null, interview: InterviewState | null, now: Date): string | null {
  if (interview?.status !== 'CONFIRMED') return 'the interview no longer stands'
  if (interview.sequence !== sequence) return 'a newer time took its place'
  if (!interview.slot || new Date(interview.slot.endsAt) <= now) return 'the interview is over'
  return null
}
