import { isFarAhead, wholeMinute } from '@passerelle/kernel'
import { type Answer, notAfter, standingOfAnswer } from '../answer/answer.ts'
import { type Invitation, newestOf, type Said } from '../invitation.ts'
import { type Bounce, bounceOf } from './bounce.ts'
import { isSameMailbox } from './mailbox-of.ts'
import { isOwnAddress } from './own-secrets.ts'
import type { Itip } from './read-itip.ts'
import type { ReadMail } from './read-mail.ts'
import type { ReplyOutcome, ReviewReason } from './reply.ts'
import { writtenWords } from './written-words.ts'

/** What an invitation knows when a mail about it arrives. */
export interface AskedBefore {
  uid: string
  /** The invited person's address, in lower case; null while not known. */
  email: string | null
  slot: { startsAt: Date; endsAt: Date } | null
  before: Pick<Invitation, 'response' | 'answeredSequence' | 'stampedAt'>
  thread: readonly (Said & { text: string | null; subject: string | null })[]
}

export interface Judgement {
  outcome: ReplyOutcome
  /** Why a person has to look, where one has to. */
  review?: ReviewReason
  /** Set where there is one, also where it does not count. */
  answer?: Answer
  proposal?: { startsAt: Date | null; endsAt: Date | null }
  bounce?: Bounce
  text: string | null
}

/** Programs keep whole minutes, or whole seconds, where we may know more: what differs by less is the same time. */
const sameWithin = 60_000
const longestProposal = 24 * 3_600_000

/**
 * What a mail to an invitation's own address means (the address has a secret, so whoever wrote has the invitation).
 * An answer is known by UID and ATTENDEE; who sent it proves little, since people answer from aliases and some servers in
 * their stead. Whatever is not clear changes nothing.
 */
export function judge(mail: ReadMail, asked: AskedBefore, now: Date): Judgement {
  if (mail.unreadable) return review('UNREADABLE', null)
  if (mail.bounces.length > 0) return judgeBounce(mail, asked)
  const answers = mail.itips.filter(({ method }) => method === 'REPLY' || method === 'COUNTER')
  if (isOwnAddress(mail.from)) return review('FROM_OURSELVES', wordsIn(mail, asked, answers))
  if (answers.length === 0) return withoutAnswer(mail, asked)
  const text = wordsIn(mail, asked, answers)
  const ours = answers.filter((itip) => itip.uid === asked.uid && !isOfSeries(itip, asked))
  if (ours.length === 0) return review('OTHER_APPOINTMENT', text)
  if (ours.length < answers.length) return review('SEVERAL_APPOINTMENTS', text)
  const [sender] = ours.map((itip) => senderOf(itip, mail, asked)).sort(invitedFirst)
  if (sender === 'STRANGER') return { outcome: 'STRANGER', text }
  if (sender && sender !== 'INVITED') return review(sender, text)
  const counter = ours.find(({ method }) => method === 'COUNTER')
  if (counter) return proposal(counter, text, now)
  return judgeAnswer(ours, mail, asked, text, now)
}

function review(reason: ReviewReason, text: string | null): Judgement {
  return { outcome: 'REVIEW', review: reason, text }
}

function judgeBounce({ bounces }: ReadMail, { email }: AskedBefore): Judgement {
  const bounce = bounceOf(bounces, email)
  if (bounce) return { outcome: 'BOUNCE', bounce, text: bounce.reason || null }
  return review(
    'OTHER_RECIPIENT',
    bounces.map(({ recipients, reason }) => `${recipients.at(-1)}: ${reason}`).join('\n'),
  )
}

function withoutAnswer(mail: ReadMail, asked: AskedBefore): Judgement {
  if (mail.automatic) return { outcome: 'AUTOMATIC', text: mail.subject || null }
  // "Accepted: …" in a subject is no answer: it may be a forward, a rule, or somebody's words about it.
  return { outcome: 'MESSAGE', text: [mail.subject, ownWords(mail, asked)].filter(Boolean).join('\n') || null }
}

/** An appointment of ours is one and no series; some programs (Roundcube) name its only occurrence all the same. */
function isOfSeries({ recurring, recurrence }: Itip, { slot }: AskedBefore): boolean {
  return recurring && !(recurrence && slot && isSameTime(recurrence, slot.startsAt))
}

function senderOf(
  { attendees }: Itip,
  { from }: ReadMail,
  { email }: AskedBefore,
): 'INVITED' | 'STRANGER' | ReviewReason {
  if (attendees.some((attendee) => isSameMailbox(attendee.email, email))) return 'INVITED'
  if (!isSameMailbox(from, email)) return 'STRANGER'
  return attendees.length === 0 ? 'NO_ATTENDEE' : 'FOREIGN_ATTENDEE'
}

const invitedFirst = (one: string, other: string) => Number(other === 'INVITED') - Number(one === 'INVITED')

function judgeAnswer(
  ours: readonly Itip[],
  mail: ReadMail,
  asked: AskedBefore,
  text: string | null,
  now: Date,
): Judgement {
  const said = ours.map((itip) => ({ itip, response: responseIn(itip, asked) }))
  const [first] = said
  if (said.some(({ response }) => response !== first?.response)) return review('CONTRADICTION', text)
  if (!first?.response) return review('NO_CLEAR_ANSWER', text)
  const { itip, response } = first
  const current = newestOf(asked.thread).sequence
  const moved = itip.startsAt !== null && asked.slot !== null && !isSameTime(itip.startsAt, asked.slot.startsAt)
  // An answer that brings another time asks for it, unless it is about a time that has been.
  if (moved && (itip.sequence ?? 0) >= current) return proposal(itip, text, now)
  const sequence = itip.sequence ?? (moved ? current - 1 : current)
  // Nobody has been asked a later question: the program counts for itself, and means the one it knows.
  const answer: Answer = {
    response,
    origin: 'REPLY',
    at: now,
    sequence: Math.min(sequence, current),
    stamp: notAfter(itip.stamp, now),
    comment: itip.comment,
    sentBy: isSameMailbox(mail.from, asked.email) ? null : mail.from,
  }
  const standing = standingOfAnswer(answer, asked.before, current)
  return { outcome: standing === 'COUNTS' ? 'ANSWER' : standing, answer, text }
}

function proposal(itip: Itip, words: string | null, now: Date): Judgement {
  const startsAt = itip.startsAt && wholeMinute(itip.startsAt)
  const endsAt = itip.endsAt && wholeMinute(itip.endsAt)
  const text = [startsAt ? null : itip.times, words].filter(Boolean).join('\n') || null
  if (startsAt && !mayBeMeant(startsAt, endsAt, now)) return review('IMPOSSIBLE_TIME', text)
  return { outcome: 'PROPOSAL', proposal: { startsAt, endsAt }, text }
}

/** What is over, far ahead or longer than a day is a slip or a trick. */
function mayBeMeant(startsAt: Date, endsAt: Date | null, now: Date): boolean {
  const length = endsAt ? +endsAt - +startsAt : 1
  return startsAt > now && !isFarAhead(startsAt, now) && length > 0 && length <= longestProposal
}

function isSameTime(one: Date, other: Date): boolean {
  return Math.abs(+one - +other) < sameWithin
}

function responseIn({ attendees }: Itip, { email }: AskedBefore) {
  const [first, ...rest] = attendees.filter((attendee) => isSameMailbox(attendee.email, email))
  return rest.every(({ response }) => response === first?.response) ? (first?.response ?? null) : null
}

/** What a person added: in the calendar or, where that says nothing, in the mail. */
function wordsIn(mail: ReadMail, asked: AskedBefore, itips: readonly Itip[]): string | null {
  return itips.find(({ comment }) => comment)?.comment ?? (ownWords(mail, asked) || null)
}

function ownWords({ body }: ReadMail, { thread }: AskedBefore): string {
  return writtenWords(
    body,
    thread.map(({ subject, text }) => `${subject ?? ''}\n${text ?? ''}`),
  )
}
