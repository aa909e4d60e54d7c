import type { InterviewState } from '@passerelle/contracts'
import { cleanLine } from '@passerelle/kernel'
import { interviewersOf } from '../projections/interview.ts'
import { expectationOf } from '../words/expectation.ts'
import { knownZone, type Language, offset, spell, type When } from '../words/when.ts'
import type { MailFacts } from './render.ts'

export interface Reader {
  id: string
  name: string
  email: string
  locale: Language
  timeZone: string
}

/**
 * What a mail about an interview says to one of its people.
 * @param answer the address of the page where the reader answers
 * @param words what the planner wrote to those invited
 */
export function interviewFacts(
  interview: InterviewState,
  reader: Reader,
  publicUrl: string,
  { answer, words }: { answer: string | null; words: string | null } = { answer: null, words: null },
): MailFacts {
  const toTalent = reader.id === interview.talent
  const otherName = cleanLine(toTalent ? interview.recruiterName : interview.talentName)
  const company = cleanLine(interview.companyName)
  const when = whenFor(interview, reader)
  return {
    facts: {
      reader: cleanLine(reader.name),
      otherName,
      with: [otherName, ...othersOf(interview, reader).map(cleanLine)].join(', '),
      other: toTalent ? `${otherName} (${company})` : otherName,
      company,
      event: interview.eventName && cleanLine(interview.eventName),
      message: interview.message,
      reason: interview.reason,
      chooses: toTalent,
      when,
      there: thereFor(interview, reader),
      expectation: expectationOf(interview, reader.locale),
      words,
      answer: answer ?? '',
      link: linkTo(publicUrl, 'interviews', interview.id),
    },
    ticket: interview.status === 'CONFIRMED' ? when : null,
  }
}

/** Who else is there, beside the reader and the one whom the mail speaks of. */
function othersOf(interview: InterviewState, reader: Reader): string[] {
  const toTalent = reader.id === interview.talent
  const recruiter = { personId: interview.recruiter, name: interview.recruiterName }
  const others = [...(toTalent ? [] : [recruiter]), ...interviewersOf(interview)]
  return others.filter(({ personId }) => personId !== reader.id).map(({ name }) => name)
}

export function linkTo(publicUrl: string, kind: 'interviews' | 'employers' | 'jobs' | 'matches', id: string): string {
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
