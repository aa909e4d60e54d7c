import { cut } from '@passerelle/kernel'
import { type Answer, notAfter, standingOfAnswer } from '../answer/answer.ts'
import { type Invitation, newestOf, type Said } from '../invitation.ts'
import type { Itip } from './read-itip.ts'
import type { ReadMail } from './read-mail.ts'
import type { ReplyOutcome } from './reply.ts'

/** What an invitation knows when a mail about it arrives. */
export interface AskedBefore {
  uid: string
  /** The invited person's address, in lower case; null while not known. */
  email: string | null
  slot: { startsAt: Date; endsAt: Date } | null
  before: Pick<Invitation, 'response' | 'answeredSequence' | 'stampedAt'>
  thread: readonly Said[]
}

export interface Judgement {
  outcome: ReplyOutcome
  /** Set where there is one, also where it does not count. */
  answer?: Answer
  proposal?: { startsAt: Date | null; endsAt: Date | null }
  text: string | null
}

/**
 * What a mail to an invitation's own address means (the address has a secret, so whoever wrote has the invitation).
 * An answer is known by UID and ATTENDEE; the sender is another proof, since people answer from aliases and some servers
 * in their stead. Whatever is not clear changes nothing.
 */
export function judge(mail: ReadMail, asked: AskedBefore, now: Date): Judgement {
  if (mail.unreadable) return { outcome: 'REVIEW', text: mail.unreadable }
  if (mail.bounce) return { outcome: 'BOUNCE', text: mail.bounce.reason }
  const answers = mail.itips.filter(({ method }) => method === 'REPLY' || method === 'COUNTER')
  if (answers.length === 0) return withoutAnswer(mail)
  const ours = answers.filter(({ uid, recurring }) => uid === asked.uid && !recurring)
  if (ours.length === 0)
    return { outcome: 'REVIEW', text: wordsIn(mail, answers) ?? 'an answer to another appointment' }
  if (!ours.some((itip) => isFromInvited(itip, mail, asked))) return { outcome: 'STRANGER', text: wordsIn(mail, ours) }
  const counter = ours.find(({ method }) => method === 'COUNTER')
  if (counter) return proposal(counter, mail)
  return judgeAnswer(ours, mail, asked, now)
}

function withoutAnswer(mail: ReadMail): Judgement {
  if (mail.automatic) return { outcome: 'AUTOMATIC', text: mail.subject || null }
  // "Accepted: …" in a subject is no answer: it may be a forward, a rule, or somebody's words about it.
  return { outcome: 'MESSAGE', text: [mail.subject, mail.words].filter(Boolean).join('\n') || null }
}

function judgeAnswer(ours: readonly Itip[], mail: ReadMail, asked: AskedBefore, now: Date): Judgement {
  const said = ours.map((itip) => ({ itip, response: responseIn(itip, asked) }))
  const [first] = said
  const text = wordsIn(mail, ours)
  if (!first?.response || said.some(({ response }) => response !== first.response)) return { outcome: 'REVIEW', text }
  const { itip, response } = first
  const current = newestOf(asked.thread).sequence
  const moved = itip.startsAt !== null && asked.slot !== null && +itip.startsAt !== +asked.slot.startsAt
  // An answer that brings another time asks for it, unless it is about a time that has been.
  if (moved && (itip.sequence ?? 0) >= current) return proposal(itip, mail)
  const sequence = itip.sequence ?? (moved ? current - 1 : current)
  // Nobody has been asked a later question: the program counts for itself, and means the one it knows.
  const answer: Answer = {
    response,
    origin: 'REPLY',
    at: now,
    sequence: Math.min(sequence, current),
    stamp: notAfter(itip.stamp, now),
    comment: itip.comment === null ? null : cut(itip.comment, 2_000),
  }
  const standing = standingOfAnswer(answer, asked.before, current)
  return { outcome: standing === 'COUNTS' ? 'ANSWER' : standing, answer, text }
}

function proposal(itip: Itip, mail: ReadMail): Judgement {
  const { startsAt, endsAt } = itip
  const words = [startsAt ? null : itip.times, wordsIn(mail, [itip])].filter(Boolean).join('\n')
  return { outcome: 'PROPOSAL', proposal: { startsAt, endsAt }, text: words || null }
}

function isFromInvited({ attendees }: Itip, { from }: ReadMail, { email }: AskedBefore): boolean {
  if (email === null) return false
  return attendees.some((attendee) => attendee.email === email) || (attendees.length === 1 && from === email)
}

function responseIn({ attendees }: Itip, { email }: AskedBefore) {
  const own = attendees.filter((attendee) => attendee.email === email)
  const [first, ...rest] = own.length > 0 ? own : attendees
  return rest.every(({ response }) => response === first?.response) ? (first?.response ?? null) : null
}

function wordsIn(mail: ReadMail, itips: readonly Itip[]): string | null {
  const comment = itips.find((itip) => itip.comment)?.comment
  return cut(comment ?? mail.words, 2_000) || null
}
