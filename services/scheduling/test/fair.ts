/** A scheduling service of its own for a test file, a fair with its people, and what they say to it. */
import {
  type ApprovalState,
  boothOpened,
  type Contract,
  candidateLinked,
  candidateRegistered,
  type EventState,
  employerApproved,
  employerRegistered,
  eventChanged,
  eventPublished,
  personRegistered,
  registrationCancelled,
} from '@passerelle/contracts'
import { type EmployerId, type EventId, newId, type PersonId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { settle, standalone, type TestClaims, type TestClient, until } from '@passerelle/testkit'
import { entities, migrations, startScheduling } from '../src/index.ts'
import { operations } from './operations.ts'

export const school = newId('sch')
/** Where companies and enrolled candidates of the tests meet, unless a test says otherwise. */
export const openDay = newId('evt')

export async function startFair() {
  const { api, clock, database, rest, service, stack, start, statements } = await standalone(
    'scheduling',
    { entities, migrations },
    (config, options) => startScheduling({ ...config, DATABASE_POOL: 10 }, options),
  )
  const settled = () => settle(service)
  const approvals = new Map<EmployerId, ApprovalState>()

  const fair = {
    clock,
    service,
    start,
    api,
    database,
    statements,
    rest,
    settled,
    /** What the school decided about the company of each recruiter. */
    approvals,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),

    /** What other services hear from now on: what was said before has left by then. */
    async hears<Data>(contracts: readonly Contract<Data>[]) {
      await settled()
      return rest.hears(contracts)
    },
    /** A published event with one day, or what `changes` say. */
    async event(changes: Partial<EventState> = {}): Promise<EventState> {
      const event: EventState = { ...forum, id: newId('evt'), ...changes }
      await rest.says(eventPublished, event)
      await settled()
      return event
    },
    async changed(event: EventState, changes: Partial<EventState>): Promise<void> {
      await rest.says(eventChanged, { ...event, ...changes })
      await settled()
    },
    /** A recruiter whose company has a booth at the event, and is approved at the school. */
    async recruiter(event: { id: EventId }, name = 'Camille Roux', company = 'Cosling') {
      const [person, employer, user, booth] = [newId('per'), newId('emp'), newId('eus'), newId('bth')]
      approvals.set(employer, approvalState(employer))
      await Promise.all([
        rest.says(personRegistered, personState(person, name)),
        rest.says(employerRegistered, employerState(employer, company)),
        rest.says(boothOpened, { id: booth, eventId: event.id, employerId: employer, open: true }),
        rest.says(employerApproved, approvals.get(employer)!),
        rest.says(boothOpened, { id: newId('bth'), eventId: openDay, employerId: employer, open: true }),
      ])
      await settled()
      return { sub: person, name, employers: [{ employer, user, role: 'RECRUITER' }], employer, user, booth }
    },
    /** A candidate of the school, registered for the event. */
    async talent(event: { id: EventId }, name = 'Inès Marchand') {
      const talent = candidate(name)
      await this.registers(event, talent)
      return talent
    },
    /** Word of a talent's file at the school. */
    async knows({ sub, candidates: [file] }: Talent) {
      const names = { firstName: 'Inès', lastName: 'Marchand', email: null }
      await rest.says(candidateLinked, { id: file!.candidate, schoolId: school, personId: sub, ...names })
      await settled()
    },
    async talents(event: { id: EventId }, count: number) {
      const all = Array.from({ length: count }, (_, i) => candidate(`Talent ${i}`))
      await Promise.all(all.map((talent) => rest.says(candidateRegistered, registration(event, talent, true))))
      await settled()
      return all
    },
    async registers(event: { id: EventId }, talent: Talent, active = true) {
      const fact = active ? candidateRegistered : registrationCancelled
      await rest.says(fact, registration(event, talent, active))
      await settled()
    },
    /** A recruiter with open slots from nine on, twenty minutes each. */
    async host(event: EventState, settings: Record<string, unknown> = {}, name?: string, company?: string) {
      const recruiter = await this.recruiter(event, name, company)
      const host = await say(fair, recruiter, 'openAvailability', opening(event, settings))
      return {
        ...recruiter,
        hostId: host.id as string,
        slots: host.slots.map((slot: { startsAt: string }) => slot.startsAt) as string[],
      }
    },
    /** A talent's request that the host has accepted. @returns the interview's id */
    async accepted(host: { hostId: string } & TestClaims, talent: Talent): Promise<string> {
      const { id } = await say(fair, talent, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
      await say(fair, host, 'acceptRequest', { interviewId: id })
      return id
    },
  }
  return fair
}
export type Fair = Awaited<ReturnType<typeof startFair>>
export type Talent = ReturnType<typeof candidate>

// biome-ignore lint/suspicious/noExplicitAny: it has whatever the operation selects
type Answer = any

/** @returns the member of the union: the thing, or the refusal with its `code` */
export async function say(
  fair: { api: TestClient },
  who: TestClaims,
  what: keyof typeof operations,
  input: object,
): Promise<Answer> {
  return (await fair.api.as(who).query(operations[what], { input })).result
}

export const forum: Omit<EventState, 'id'> = {
  schoolId: school,
  name: 'Forum des entreprises',
  timeZone: 'Europe/Paris',
  days: [{ date: '2026-12-03', opensAt: '09:00', closesAt: '12:00' }],
  durations: [20, 30],
  requestPolicy: 'BOTH',
  creditsPerParticipant: null,
  state: 'PUBLISHED',
}

export function opening(event: EventState, settings: Record<string, unknown> = {}) {
  const days = event.days.map(({ date }) => ({ date, from: '09:00', to: '11:00' }))
  return { eventId: event.id, bookingMode: 'SELECTIVE', days, ...settings }
}

export function candidate(name: string) {
  return { sub: newId('per'), name, candidates: [{ candidate: newId('cnd'), school }] }
}

const registrations = new Map<string, ReturnType<typeof newId<'reg'>>>()

function registration(event: { id: EventId }, talent: Talent, active: boolean) {
  const key = `${event.id} ${talent.sub}`
  const id = registrations.get(key) ?? newId('reg')
  registrations.set(key, id)
  const candidateId = talent.candidates[0]!.candidate
  const registeredAt = '2026-11-10T10:00:00.000Z'
  return { id, eventId: event.id, candidateId, personId: talent.sub, active, registeredAt }
}

/** What `act` answers when somebody else has just written a row that it needs, and commits as soon as it waits for that. */
export async function whileWriting<Answer>(
  { database }: Fair,
  statement: string,
  values: unknown[],
  act: () => Promise<Answer>,
): Promise<Answer> {
  const orm = await createOrm({ url: database.url, entities: [] })
  const [writing, watching] = [orm.em.fork(), orm.em.fork()]
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await writing.begin()
  await writing.execute(statement, values)
  const answer = act()
  await until('somebody to wait', async () => (await watching.execute<object[]>(waiting)).length > 0)
  await writing.commit()
  await orm.close()
  return answer
}

export function personState(id: PersonId, name: string) {
  const email = `${id}@example.org`
  return { id, name, email, emailVerified: true, locale: 'fr' as const, timeZone: 'Europe/Paris' }
}

export function employerState(id: EmployerId, name: string) {
  return { id, name, registrationNumber: '73282932000074', website: null, city: null, industry: null }
}

function approvalState(employerId: EmployerId): ApprovalState {
  const [person, at] = [newId('per'), '2026-11-02T08:00:00.000Z']
  return {
    id: newId('apr'),
    schoolId: school,
    employerId,
    state: 'APPROVED' as const,
    roles: ['POST_EVENTS' as const, 'POST_INTERVIEW_SCHEDULES' as const],
    ...{ requestedBy: person, requestedAt: at, decidedBy: person, decidedAt: at, reason: null },
  }
}
