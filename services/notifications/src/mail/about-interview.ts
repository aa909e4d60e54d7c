import { type InterviewState, interviewConfirmed } from '@passerelle/contracts'
import { cleanLine, offsetAt } from '@passerelle/kernel'
import { InterviewProjection, interviewersOf } from '../projections/interview.ts'
import { whyCancelled } from '../words/cancellation-cause.ts'
import { expectationOf } from '../words/expectation.ts'
import { spellPlace } from '../words/place.ts'
import type { Reader } from '../words/reader.ts'
import { knownZone, spell, type When } from '../words/when.ts'
import { linkTo } from './link-to.ts'
import type { Desk, Look, Queued } from './mail.ts'

/** What of any mail about an interview is the same. Nothing is kept with it: it speaks of the interview as it is. */
export const aboutInterview = {
  present: async ({ interviewId }: Queued<NoFacts>, look: Look): Promise<InterviewState | null> =>
    (await look.up(InterviewProjection, interviewId))?.state ?? null,
}

export type NoFacts = Readonly<Record<string, never>>

export interface SaidOfInterview {
  reader: string
  otherName: string
  /** Everybody whom the reader meets. */
  with: string
  /** The one whom the reader meets, with the company where that is not the reader's own. */
  other: string
  company: string
  /** Who receives the talent. */
  recruiter: string
  event: string | null
  message: string | null
  reason: string | null
  /** Whether the reader is the one who chooses a slot. */
  chooses: boolean
  /** Whether the company is asked, and has not named anybody yet. */
  asksCompany: boolean
  /** Whether somebody planned it, and it waits for the reader's word; otherwise the two agreed upon it. */
  planned: boolean
  when: When | null
  /** The times among which the talent chooses outside events, a line each; null where there are none. */
  times: string | null
  /** Where they meet; null where that is the event, which is named. */
  place: string | null
  /** The time on the clock of the event, when the reader's shows another. */
  there: When | null
  expectation: string | null
  /** The page of the interview. */
  link: string
}

/** What a mail about an interview says to one of its people. */
export function saidOfInterview(
  interview: InterviewState,
  { reader, publicUrl }: Pick<Desk, 'reader' | 'publicUrl'>,
): SaidOfInterview {
  const toTalent = reader.id === interview.talent
  const otherName = cleanLine(toTalent ? interview.recruiterName : interview.talentName)
  const company = cleanLine(interview.companyName)
  return {
    reader: cleanLine(reader.name),
    otherName,
    with: [otherName, ...othersOf(interview, reader).map(cleanLine)].join(', '),
    other: toTalent ? `${otherName} (${company})` : otherName,
    company,
    recruiter: cleanLine(interview.recruiterName),
    event: interview.eventName && cleanLine(interview.eventName),
    message: interview.message,
    reason: whyCancelled(interview, reader.locale),
    chooses: toTalent,
    asksCompany: interview.asksCompany ?? false,
    planned: interview.origin === 'PLANNED',
    when: whenFor(interview, reader),
    times: timesFor(interview, reader),
    place: spellPlace(interview, linkTo(publicUrl, 'interviews', interview.id), reader.locale),
    there: thereFor(interview, reader),
    expectation: expectationOf(interview, reader.locale),
    link: linkTo(publicUrl, 'interviews', interview.id),
  }
}

/** Who else is there, beside the reader and the one whom the mail speaks of. */
function othersOf(interview: InterviewState, reader: Reader): string[] {
  const toTalent = reader.id === interview.talent
  const recruiter = { personId: interview.recruiter, name: interview.recruiterName }
  const others = [...(toTalent ? [] : [recruiter]), ...interviewersOf(interview)]
  return others.filter(({ personId }) => personId !== reader.id).map(({ name }) => name)
}

function whenFor({ slot, timeZone }: InterviewState, reader: Reader): When | null {
  return slot && spell(slot, knownZone(reader.timeZone, timeZone), reader.locale)
}

function timesFor({ proposedTimes = [], timeZone }: InterviewState, reader: Reader): string | null {
  const zone = knownZone(reader.timeZone, timeZone)
  const lines = proposedTimes.map((time) => {
    const { day, from, to, zone: named } = spell(time, zone, reader.locale)
    return `${day}, ${from}–${to} (${named})`
  })
  return lines.join('\n') || null
}

function thereFor({ slot, timeZone, eventId }: InterviewState, reader: Reader): When | null {
  if (!slot || !eventId) return null
  const [here, there] = [knownZone(reader.timeZone, timeZone), knownZone(timeZone)]
  const start = new Date(slot.startsAt)
  return offsetAt(start, here) === offsetAt(start, there) ? null : spell(slot, there, reader.locale)
}

export const exampleInterview: InterviewState = {
  ...interviewConfirmed.example,
  message: 'Votre équipe\nm’intéresse.',
  reason: 'Empêchement',
}
