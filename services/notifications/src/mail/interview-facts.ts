import type { InterviewState } from '@passerelle/contracts'
import { oneLine } from './one-line.ts'
import type { MailFacts } from './render.ts'
import { knownZone, type Language, offset, spell, type When } from './when.ts'

export interface Reader {
  id: string
  name: string
  email: string
  locale: Language
  timeZone: string
}

/** What a mail about an interview says to one of its two people. */
export function interviewFacts(interview: InterviewState, reader: Reader, publicUrl: string): MailFacts {
  const toTalent = reader.id === interview.talent
  const otherName = oneLine(toTalent ? interview.recruiterName : interview.talentName)
  const company = oneLine(interview.companyName)
  const when = whenFor(interview, reader)
  return {
    facts: {
      reader: oneLine(reader.name),
      otherName,
      other: toTalent ? `${otherName} (${company})` : otherName,
      company,
      event: interview.eventName && oneLine(interview.eventName),
      message: interview.message,
      reason: interview.reason,
      chooses: toTalent,
      when,
      there: thereFor(interview, reader),
      link: linkTo(publicUrl, 'interviews', interview.id),
    },
    ticket: interview.status === 'CONFIRMED' ? when : null,
  }
}

export function linkTo(publicUrl: string, kind: 'interviews' | 'employers' | 'jobs', id: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/${kind}/${id}`
}

function whenFor({ slot, timeZone }: InterviewState, reader: Reader): When | null {
  return slot && spell(slot, knownZone(reader.timeZone, timeZone), reader.locale)
}

/** The time on the clock of the event, when the reader's shows another. */
function thereFor({ slot, timeZone, eventId }: InterviewState, reader: Reader): When | null {
  if (!slot || !eventId) return null
  const [here, there] = [knownZone(reader.timeZone, timeZone), knownZone(timeZone)]
  const start = new Date(slot.startsAt)
  return offset(start, here) === offset(start, there) ? null : spell(slot, there, reader.locale)
}
