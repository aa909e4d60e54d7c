import type { EmployerId, EventId, InterviewId, JobId, MatchId, PersonId, SchoolId } from '@passerelle/kernel'
import type { MessageKind } from '../mail/message.ts'
import type { NoticeKind } from '../notice/notice.ts'

/** Names and words, as they were when it happened; what a notice or a mail says is made of them. */
export type Facts = Readonly<Record<string, string | readonly string[] | null>>

export interface About {
  interviewId?: InterviewId
  eventId?: EventId | null
  employerId?: EmployerId
  schoolId?: SchoolId
  jobId?: JobId | null
  matchId?: MatchId
}

/** One person is told one thing: in the application, and by mail where `mail` says so. */
export interface Told {
  person: PersonId
  kind: NoticeKind
  about: About
  facts: Facts
  mail?: MessageKind
  /** Tell them although it was their own doing. */
  evenActor?: true
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
  schools: ReadonlyMap<SchoolId, { name: string; staff: readonly { person: PersonId; permissions: string[] }[] }>
  employers: ReadonlyMap<EmployerId, { name: string; users: readonly { person: PersonId; role: string }[] }>
  events: ReadonlyMap<EventId, Attended>
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
  tell(data: Data, around: Surroundings): Told[]
}

/** Each person once, first come; nobody about their own doing. */
export function readersOf(told: readonly Told[], actor: string | null | undefined): Told[] {
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
