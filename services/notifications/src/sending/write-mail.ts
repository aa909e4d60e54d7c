import type { ApprovalState, InterviewState } from '@passerelle/contracts'
import { calendarOf } from '../calendar/calendar.ts'
import { uidOf } from '../invitation/invitation.ts'
import { spellReasons } from '../mail/decline-reasons.ts'
import { interviewFacts, linkTo, type Reader } from '../mail/interview-facts.ts'
import { oneLine } from '../mail/one-line.ts'
import { type MailFacts, type RenderedMail, renderMail } from '../mail/render.ts'
import type { Message } from '../message/message.ts'
import type { Mailbox } from './mailbox.ts'

export interface Letterhead {
  from: Mailbox
  publicUrl: string
}

export interface WrittenMail extends RenderedMail {
  to: Mailbox
  language: string
  writtenAt: Date
  /** The iCalendar object, null where the mail carries none. */
  calendar: string | null
}

/** Writes a mail for its reader: words, layout, and the appointment whose description is the text part. */
export async function writeMail(
  message: Message,
  reader: Reader,
  interview: InterviewState | null,
  { from, publicUrl }: Letterhead,
  now: Date,
): Promise<WrittenMail> {
  const facts = interview ? interviewFacts(interview, reader, publicUrl) : schoolFacts(message, reader, publicUrl)
  const mail = await renderMail(message.kind, reader.locale, facts)
  const calendar =
    interview && message.method ? appointment(message, interview, reader, mail, facts, from, publicUrl, now) : null
  return {
    ...mail,
    to: { name: oneLine(reader.name), email: reader.email },
    language: reader.locale,
    writtenAt: now,
    calendar,
  }
}

const summaries = { fr: 'Entretien avec', en: 'Interview with' }

function appointment(
  message: Message,
  interview: InterviewState,
  reader: Reader,
  mail: RenderedMail,
  { facts }: MailFacts,
  from: Mailbox,
  publicUrl: string,
  now: Date,
): string | null {
  if (!interview.slot) return null
  return calendarOf({
    uid: uidOf(interview.id),
    sequence: message.sequence ?? interview.sequence,
    method: message.method ?? 'REQUEST',
    startsAt: new Date(interview.slot.startsAt),
    endsAt: new Date(interview.slot.endsAt),
    madeAt: now,
    summary: `${summaries[reader.locale]} ${String(facts.other)}`,
    description: mail.text,
    location: interview.eventName,
    url: linkTo(publicUrl, 'interviews', interview.id),
    organizer: { name: from.name || 'Passerelle', email: from.email },
    attendee: { name: reader.name, email: reader.email },
  })
}

/** What a school decided about a company or a job. */
function schoolFacts({ facts }: Message, reader: Reader, publicUrl: string): MailFacts {
  const roles = (facts.roles ?? []) as ApprovalState['roles']
  const { jobId, employerId } = facts as { jobId: string | null; employerId: string }
  const name = (of: string) => oneLine(String(facts[of] ?? ''))
  return {
    facts: {
      reader: oneLine(reader.name),
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
