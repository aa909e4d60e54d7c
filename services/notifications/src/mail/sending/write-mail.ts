import type { ApprovalState, InterviewState } from '@passerelle/contracts'
import { cleanLine } from '@passerelle/kernel'
import { calendarOf } from '../../invitation/calendar.ts'
import type { ReplyAddresses } from '../../invitation/inbound/reply-addresses.ts'
import { uidOf } from '../../invitation/invitation.ts'
import { spellReasons } from '../../words/decline-reasons.ts'
import { interviewFacts, linkTo, type Reader } from '../interview-facts.ts'
import type { LinksOfMail } from '../link/links-of-mail.ts'
import { matchFacts } from '../match-facts.ts'
import type { Message } from '../message.ts'
import { type MailFacts, type RenderedMail, renderMail } from '../render.ts'
import type { Mailbox } from './mailbox.ts'
import type { Spoken } from './present.ts'

export interface Letterhead {
  from: Mailbox
  publicUrl: string
  /** Null where no answers are taken in by mail. */
  replies: ReplyAddresses | null
}

export interface WrittenMail extends RenderedMail {
  to: Mailbox
  /** Where answers to it go, null where the sender's address will do. */
  answerTo: string | null
  language: string
  writtenAt: Date
  /** The iCalendar object, null where the mail carries none. */
  calendar: string | null
  /** The same without the tokens of its links. */
  kept: { text: string; calendar: string | null }
}

/** Writes a mail for its reader: words, layout, and the appointment whose description is the text part. */
export async function writeMail(
  message: Message,
  { reader, present }: Pick<Spoken, 'reader' | 'present'>,
  links: LinksOfMail,
  letterhead: Letterhead,
  now: Date,
): Promise<WrittenMail> {
  const { interview } = present
  const facts = factsOf(message, reader, present, links, letterhead)
  const mail = await renderMail(message.kind, reader.locale, facts)
  const calendarWith = (description: string) =>
    interview && message.method ? appointment(message, interview, reader, description, facts, letterhead, now) : null
  const text = links.without(mail.text)
  return {
    ...mail,
    to: { name: cleanLine(reader.name), email: reader.email },
    answerTo: answerAddress(message, letterhead),
    language: reader.locale,
    writtenAt: now,
    calendar: calendarWith(mail.text),
    kept: { text, calendar: text === mail.text ? calendarWith(mail.text) : calendarWith(text) },
  }
}

function factsOf(
  message: Message,
  reader: Reader,
  { interview, match, words }: Spoken['present'],
  links: LinksOfMail,
  { publicUrl }: Letterhead,
): MailFacts {
  if (match) return matchFacts(message, match, reader, publicUrl, links)
  if (!interview) return schoolFacts(message, reader, publicUrl)
  const answer =
    message.invitationId && message.method === 'REQUEST' ? links.to('ANSWER_INVITATION', message.invitationId) : null
  return interviewFacts(interview, reader, publicUrl, { answer, words })
}

const summaries = { fr: 'Entretien avec', en: 'Interview with' }

/** Where answers to an invitation arrive: an address of its own, the same for its whole life. */
function answerAddress({ invitationId }: Message, { replies }: Letterhead): string | null {
  return invitationId && replies ? replies.of('reply', invitationId) : null
}

function appointment(
  message: Message,
  interview: InterviewState,
  reader: Reader,
  description: string,
  { facts }: MailFacts,
  letterhead: Letterhead,
  now: Date,
): string | null {
  if (!interview.slot) return null
  const { from, publicUrl } = letterhead
  return calendarOf({
    uid: uidOf(interview.id),
    sequence: message.sequence ?? interview.sequence,
    method: message.method ?? 'REQUEST',
    startsAt: new Date(interview.slot.startsAt),
    endsAt: new Date(interview.slot.endsAt),
    madeAt: now,
    summary: `${summaries[reader.locale]} ${String(facts.other)}`,
    description,
    location: interview.eventName,
    url: linkTo(publicUrl, 'interviews', interview.id),
    organizer: { name: from.name || 'Passerelle', email: answerAddress(message, letterhead) ?? from.email },
    attendee: { name: reader.name, email: reader.email },
  })
}

/** What a school decided about a company or a job. */
function schoolFacts({ facts }: Message, reader: Reader, publicUrl: string): MailFacts {
  const roles = (facts.roles ?? []) as ApprovalState['roles']
  const { jobId, employerId } = facts as { jobId: string | null; employerId: string }
  const name = (of: string) => cleanLine(String(facts[of] ?? ''))
  return {
    facts: {
      reader: cleanLine(reader.name),
      school: name('school'),
      employer: name('employer'),
      job: name('job'),
      reason: facts.reason ?? null,
      reasons: spellReasons((facts.reasons ?? []) as string[], reader.locale),
      comment: facts.comment ?? null,
      mayPostEvents: roles.includes('POST_EVENTS'),
      mayPostInterviews: roles.includes('POST_INTERVIEW_SCHEDULES'),
      mayPostJobs: roles.includes('POST_JOBS'),
      postsJobsDirectly: roles.includes('AUTO_APPROVE_JOBS'),
      link: jobId ? linkTo(publicUrl, 'jobs', jobId) : linkTo(publicUrl, 'employers', employerId),
    },
    ticket: null,
  }
}
