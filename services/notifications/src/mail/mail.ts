import type { InterviewId, InvitationId, Language, MatchId } from '@passerelle/kernel'
import type { Appointment } from '../invitation/calendar.ts'
import type { Reader } from '../words/reader.ts'
import type { When } from '../words/when.ts'
import type { LinksOfMail } from './link/link.ts'
import type { CalendarMethod, MessageState } from './message-state.ts'

/**
 * All that one mail is. `Facts` is what was so when it was queued, kept with it; `Present` what it speaks of, as that is
 * now; `Said` what its words are made of.
 */
export interface MailDefinition<Kind extends string, Facts, Present, Said> {
  readonly kind: Kind
  /** One sentence for those who read the graph. */
  readonly means: string
  /** Looks up what it speaks of. Null when that is not known here: the mail is dropped. */
  readonly present: (queued: Queued<Facts>, look: Look) => Promise<Present | null>
  /** Asked just before it leaves: has its reason gone? Null to send it, or why not. */
  readonly whyNotSend: (present: Present, queued: Queued<Facts>, now: Date) => string | null
  readonly says: (present: Present, queued: Queued<Facts>, desk: Desk) => Said
  /** Leaves behind every mail that is not: nobody waits for it. */
  readonly bulk?: true
  /** Shown large where there is an appointment that stands. */
  readonly ticket?: (said: Said) => When | null
  /** What its calendar part asks the reader's calendar to keep, or to take away. */
  readonly appointment?: (present: Present, queued: Queued<Facts>, said: Said, desk: Desk) => MailAppointment | null
  readonly words: Readonly<Record<Language, (f: Said) => MailWords>>
  /** One of its kind, which the tests write in every language. */
  readonly example: Example<NoInfer<Facts>, NoInfer<Present>>
}

interface Example<Facts, Present> {
  queued: Pick<Queued<Facts>, 'facts'> & Partial<Queued<Facts>>
  present: Present
}

/** What of a message the mail depends on. */
export interface Queued<Facts> {
  readonly facts: Facts
  readonly interviewId: InterviewId | null
  readonly invitationId: InvitationId | null
  readonly matchId: MatchId | null
  readonly method: CalendarMethod | null
  readonly sequence: number | null
  /** The mails before it in its thread. */
  readonly earlier: readonly { kind?: string; method: CalendarMethod | null; state: MessageState }[]
}

/** Finds rows for many mails at a time, a statement a table. */
export interface Look {
  up<Row extends object>(
    table: new (...args: never[]) => Row,
    id: string | null,
    key?: keyof Row & string,
  ): Promise<Row | null>
}

/** Where a mail is written. */
export interface Desk {
  reader: Reader
  /** Where people reach the platform. */
  publicUrl: string
  /** Makes links that act, for this mail alone. */
  links: LinksOfMail
}

/** What one mail says in one language. A detail without a value is left out. The layout is the same for all. */
export interface MailWords {
  subject: string
  heading: string
  /** The sentences before the details. */
  opening: readonly string[]
  details: readonly Detail[]
  /** Label and address of the button that matters most. */
  action: Action
  /** Beside it: plain links stand above the button, other buttons below it. */
  more?: readonly (Action & { shown: 'link' | 'button' })[]
  /** The sentences after the button. */
  closing: readonly string[]
}

export interface Action {
  label: string
  href: string
}

export interface Detail {
  label: string
  value: string | null
  /** Said by the ticket in the HTML part; the text part has no ticket. */
  inTicket?: boolean
}

export type MailAppointment = Omit<Appointment, 'madeAt' | 'description' | 'organizer' | 'attendee'>

/** A mail whose subject has been looked up. */
export interface OpenMail {
  whyNotSend(now: Date): string | null
  write(desk: Desk): WordedMail
}

export interface WordedMail {
  words: MailWords
  ticket: When | null
  appointment: MailAppointment | null
}

export interface Mail<Kind extends string, Facts, Present = never> {
  readonly kind: Kind
  readonly bulk?: true
  open(queued: Queued<Facts>, look: Look): Promise<OpenMail | null>
  /** The example as if it were queued, or one that speaks of something else. */
  openExample(present?: Present): OpenMail
}

/** Defines a mail. It is sent when it also stands in the list of `mails.ts`. */
export function mail<Kind extends string, Facts, Present, Said>(
  defined: MailDefinition<Kind, Facts, Present, Said>,
): Mail<Kind, Facts, Present> & MailDefinition<Kind, Facts, Present, Said> {
  const opened = (present: Present, queued: Queued<Facts>): OpenMail => ({
    whyNotSend: (now) => defined.whyNotSend(present, queued, now),
    write(desk) {
      const said = defined.says(present, queued, desk)
      return {
        words: defined.words[desk.reader.locale](said),
        ticket: defined.ticket?.(said) ?? null,
        appointment: defined.appointment?.(present, queued, said, desk) ?? null,
      }
    },
  })
  return {
    ...defined,
    async open(queued, look) {
      const present = await defined.present(queued, look)
      return present && opened(present, queued)
    },
    openExample: (present = defined.example.present) => opened(present, queuedWith(defined.example.queued)),
  }
}

/** A mail that is alone, and what is different of this one. */
export function queuedWith<Facts>(its: Example<Facts, unknown>['queued']): Queued<Facts> {
  const alone = { interviewId: null, invitationId: null, matchId: null, method: null, sequence: null, earlier: [] }
  return { ...alone, ...its }
}

/** @throws when it is not there: a mail whose words need it cannot be written */
export function needed<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new Error(`The mail needs ${what}`)
  return value
}
