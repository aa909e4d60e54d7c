import type { InvitationState } from '@passerelle/contracts'

export type AnswerResponse = Exclude<InvitationState['response'], 'NONE'>

/** What somebody said to an invitation. */
export interface Answer {
  response: AnswerResponse
  origin: 'LINK' | 'REPLY' | 'INTERFACE'
  /** When it arrived. */
  at: Date
  /** The SEQUENCE that it is about. */
  sequence: number
  /** When it was made, if it says so (DTSTAMP, RFC 5545 §3.8.7.2). */
  stamp: Date | null
  comment: string | null
  /** The address that sent it for the person, as its mail says; null where it was their own, or no mail. */
  sentBy: string | null
}

interface Answered {
  response: InvitationState['response']
  answeredSequence: number | null
  stampedAt: Date | null
}

/** What becomes of an answer: it counts, it is about a time that no longer stands, or a newer one is there already. */
export type Standing = 'COUNTS' | 'OLD_TIME' | 'OVERTAKEN'

/**
 * RFC 5546 §2.1.5: the higher SEQUENCE wins, then the later DTSTAMP. Where one has no DTSTAMP, arrival decides, and so it
 * does within a second, which is as fine as a DTSTAMP gets.
 * @param current the SEQUENCE of the newest REQUEST
 */
export function standingOfAnswer(
  answer: Pick<Answer, 'sequence' | 'stamp'>,
  before: Answered,
  current: number,
): Standing {
  if (answer.sequence < current) return 'OLD_TIME'
  const same = before.response !== 'NONE' && before.answeredSequence === answer.sequence
  if (!same || !before.stampedAt || !answer.stamp) return 'COUNTS'
  return seconds(answer.stamp) < seconds(before.stampedAt) ? 'OVERTAKEN' : 'COUNTS'
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000)
}

/** A clock that runs ahead must not win for ever: nobody has answered later than now. */
export function notAfter(stamp: Date | null, now: Date): Date | null {
  return stamp && stamp > now ? now : stamp
}
