import type { Contract, TalentId } from '@passerelle/contracts'
import type { EmployerId, EventId, PersonId, SchoolId } from '@passerelle/kernel'
import type { MailToSend } from '../mail/mails.ts'
import type { NoticeSubjects } from '../notice/notice.ts'
import type { NoticeToTell } from '../notice/notices.ts'

/**
 * One person is told one thing: in the application, and by mail where `mail` says so. The file of a candidate whom nobody has signed
 * in as is told by mail alone.
 */
export type Told = NoticeToTell & {
  person: TalentId
  about: NoticeSubjects
  mail?: MailToSend
  /** Tell them although it was their own doing. */
  evenActor?: true
  /** What it is told for, once; the event itself when absent. */
  cause?: string
}

/** What a rule must know of others, beside the event itself. It is asked again until all of it is known. */
export interface Needs {
  schools?: readonly SchoolId[]
  employers?: readonly EmployerId[]
  /** The school of an event comes with it. */
  events?: readonly EventId[]
  /** Also who takes part in those events: candidates, and the people of companies. */
  participants?: true
}

export interface Surroundings {
  schools: ReadonlyMap<SchoolId, KnownSchool>
  employers: ReadonlyMap<EmployerId, { name: string; users: readonly { person: PersonId; role: string }[] }>
  events: ReadonlyMap<EventId, Attended>
}

interface KnownSchool {
  name: string
  timeZone: string | null
  staff: readonly { person: PersonId; permissions: string[] }[]
}

interface Attended {
  name: string
  schoolId: SchoolId
  participants: readonly PersonId[]
  /** Those whose people are among the participants. */
  companies: readonly EmployerId[]
}

/**
 * Who is told what when an event of one kind happens.
 * `audience: 'open'`: it goes to whoever belongs to a school, a company or an event at that time; such news is kept for
 * a while, since word of somebody's belonging may come later than the news.
 */
export interface Rule<Data> {
  audience: 'named' | 'open'
  needs(data: Data): Needs
  /** @param actor whoever did it, null when nobody is known to */
  tell(data: Data, around: Surroundings, actor: PersonId | null): Told[]
}

/** A rule, under the type of the events that it is for. */
export type RuleFor = readonly [type: string, Rule<unknown>]

export function rule<Data>(contract: Contract<Data>, of: Rule<Data>): RuleFor {
  return [contract.type, of as Rule<unknown>]
}

/** What is known of an id that a rule needs. @throws when it is not: rules are asked when all of it is */
export function known<Id, Value>(of: ReadonlyMap<Id, Value>, id: Id): Value {
  const value = of.get(id)
  if (value === undefined) throw new Error(`${String(id)} is not known here`)
  return value
}

/** Those who run a company: its owner and its admins. */
export function inChargeOf(employer: { users: readonly { person: PersonId; role: string }[] }): PersonId[] {
  return employer.users.filter(({ role }) => role === 'ADMIN' || role === 'OWNER').map(({ person }) => person)
}

/** Each person once, first come; nobody about their own doing. */
export function readersOf<One extends { person: string } & Pick<Told, 'evenActor'>>(
  told: readonly One[],
  actor: string | null | undefined,
): One[] {
  const seen = new Set<string>()
  return told.filter(({ person, evenActor }) => {
    if ((person === actor && !evenActor) || seen.has(person)) return false
    seen.add(person)
    return true
  })
}

/** The ids that a rule needs and that are not known. */
export function unknown(needs: Needs, around: Surroundings): string[] {
  const schools = [...(needs.schools ?? []), ...[...around.events.values()].map((event) => event.schoolId)]
  return [
    ...schools.filter((id) => !around.schools.has(id)),
    ...(needs.employers ?? []).filter((id) => !around.employers.has(id)),
    ...(needs.events ?? []).filter((id) => !around.events.has(id)),
  ]
}

/** Every id whose news may change what a rule says: what it needs, and what that leads to. */
export function touchedBy(needs: Needs, around: Surroundings): string[] {
  const events = [...around.events.values()]
  const led = events.flatMap((event) => [event.schoolId, ...event.companies])
  return [...new Set([...(needs.schools ?? []), ...(needs.employers ?? []), ...(needs.events ?? []), ...led])]
}
