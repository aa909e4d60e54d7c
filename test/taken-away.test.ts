import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import type { TestPerson } from '@passerelle/testkit'
import { register } from './inhabited.ts'
import { type Network, startNetwork } from './network.ts'

let network: Network
let staff: TestPerson
let recruiter: TestPerson
const crowd: TestPerson[] = []
let at: { schoolId: string; employerId: string }

beforeAll(async () => {
  network = await startNetwork()
  const schoolId = await register(network, 'École Rive Gauche', 'Paris', 'helene@example.org')
  staff = await network.as('helene@example.org', { name: 'Hélène Garnier' })
  recruiter = await network.as('camille@example.org', { name: 'Camille Roux' })
  const company = { name: 'Atelier Boréal', registrationNumber: '73282932000074' }
  const { id: employerId } = await act(recruiter, 'registerEmployer', 'Employer { id }', company)
  at = { schoolId, employerId }
  const { id: approvalId } = await act(recruiter, 'requestApproval', 'Approval { id }', at)
  await act(staff, 'approveEmployer', 'Approval { id }', { approvalId })
  const candidates = Array.from({ length: 20 }, (_, i) => ({
    ...{ firstName: `Candidate ${i}`, lastName: 'Martin', email: `talent${i}@example.org` },
    ...{ birthDate: '2003-05-17', campaign: '2026-2027' },
  }))
  await act(staff, 'enrolCandidates', 'CandidatesEnrolled { enrolledCount }', { schoolId, candidates })
  await network.settle()
  for (const { email, firstName } of candidates) {
    const talent = await network.as(email, { name: firstName })
    await talent.query('{ me { id } }')
    crowd.push(talent)
  }
  await network.settle()
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
async function act(person: TestPerson, field: string, success: string, input: object): Promise<any> {
  const { result } = await person.query(mutation(field, success), { input })
  return result
}

const day = (days: number) => ({
  date: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
  ...{ opensAt: '09:00', closesAt: '17:00' },
})
const days = [day(30), day(31)]

/** A fair of two days, where everybody is registered and the recruiter can be booked. */
async function aFair(name: string) {
  const format = { name, timeZone: 'Europe/Paris', days, durations: [20], requestPolicy: 'BOTH' }
  const { id: eventId } = await act(staff, 'createEvent', 'Event { id }', { schoolId: at.schoolId, ...format })
  await act(staff, 'publishEvent', 'Event { id }', { eventId })
  await network.settle()
  const { id: boothId } = await act(recruiter, 'openBooth', 'Booth { id }', { eventId, employerId: at.employerId })
  for (const talent of crowd) await act(talent, 'registerForEvent', 'Registration { id }', { eventId })
  await network.settle()
  const calendar = { eventId, days: days.map(({ date }) => ({ date })), bookingMode: 'DIRECT' }
  const host = await act(recruiter, 'openAvailability', 'Host { id slots { startsAt } }', calendar)
  const slots: string[] = host.slots.map(({ startsAt }: { startsAt: string }) => startsAt)
  return { eventId, boothId, hostId: host.id as string, slots }
}

interface Seen {
  status: string
  cancellationCause: string | null
  slot: { startsAt: string }
  messages: { nodes: { state: string; calendar: { method: string } | null }[] }
}

/** Everybody's interviews at the event, each with the number of times that its talent was told of its end. */
async function whatBecameOf(eventId: string) {
  const all: (Seen & { notices: number; cancels: number; invited: number })[] = []
  for (const talent of crowd) {
    const { event, myNotices } = await talent.query(
      `query ($id: ID!) {
        event(id: $id) { myInterviews { nodes { status cancellationCause slot { startsAt } messages { nodes { state calendar { method } } } } } }
        myNotices(first: 100) { nodes { kind event { id } } } }`,
      { id: eventId },
    )
    const notices = myNotices.nodes.filter(
      (notice: { kind: string; event: { id: string } | null }) =>
        notice.kind === 'INTERVIEW_CANCELLED' && notice.event?.id === eventId,
    ).length
    for (const seen of event.myInterviews.nodes as Seen[]) {
      const left = seen.messages.nodes.filter(({ state }) => state === 'SENT')
      const methods = left.map(({ calendar }) => calendar?.method)
      const times = (method: string) => methods.filter((one) => one === method).length
      all.push({ ...seen, notices, cancels: times('CANCEL'), invited: times('REQUEST') })
    }
  }
  return all
}

test('TS-30 twenty book while the day is taken out: none stands outside the fair, and each who had one is told once', async () => {
  const { eventId, hostId, slots } = await aFair('Forum de deux jours')
  const last = slots.filter((startsAt) => startsAt.startsWith(days[1]!.date))
  const bookings = crowd.map((talent, i) =>
    act(talent, 'bookSlot', 'Interview { id status }', { hostId, startsAt: last[i] }),
  )
  await Promise.race(bookings)
  const shortened = act(staff, 'updateEvent', 'Event { id }', { eventId, days: [days[0]], cancelInterviews: true })
  const answers = await Promise.all(bookings)
  expect(await shortened).toMatchObject({ id: eventId })
  await network.settle()

  const seen = await whatBecameOf(eventId)
  const booked = answers.filter(({ id }) => id)
  expect(booked.length).toBeGreaterThan(0)
  expect(seen).toHaveLength(booked.length)
  for (const one of seen) {
    expect(one).toMatchObject({ status: 'CANCELLED', cancellationCause: 'EVENT_CHANGED', notices: 1 })
    // Whose invitation had not left yet needs no cancellation.
    expect(one.cancels).toBe(one.invited === 0 ? 0 : 1)
  }
  const { myNotices } = await staff.query('{ myNotices(first: 100) { nodes { kind title event { id } } } }')
  const calledOff = myNotices.nodes.filter(
    (notice: { kind: string; event: { id: string } | null }) =>
      notice.kind === 'INTERVIEWS_CALLED_OFF' && notice.event?.id === eventId,
  )
  expect(calledOff).toEqual([
    {
      kind: 'INTERVIEWS_CALLED_OFF',
      event: { id: eventId },
      title:
        booked.length > 1
          ? `${booked.length} entretiens de « Forum de deux jours » sont annulés`
          : 'Un entretien de « Forum de deux jours » est annulé',
    },
  ])
})

test('SI-01 the number in the refusal is what the change then takes away', async () => {
  const { eventId, hostId, slots } = await aFair('Forum compté')
  const last = slots.filter((startsAt) => startsAt.startsWith(days[1]!.date))
  for (const [i, talent] of crowd.slice(0, 3).entries()) {
    await act(talent, 'bookSlot', 'Interview { id }', { hostId, startsAt: i === 0 ? slots[0] : last[i] })
  }
  await network.settle()
  const shorten = (more: object) =>
    act(staff, 'updateEvent', 'Event { id } ... on InterviewsStand { interviewCount }', {
      ...{ eventId, days: [days[0]] },
      ...more,
    })
  expect(await shorten({})).toMatchObject({ code: 'INTERVIEWS_STAND', interviewCount: 2 })
  await network.settle()
  expect((await whatBecameOf(eventId)).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED'])
  await shorten({ cancelInterviews: true })
  await network.settle()
  const after = await whatBecameOf(eventId)
  expect(after.map(({ status, notices, cancels }) => [status, notices, cancels])).toEqual([
    ['CONFIRMED', 0, 0],
    ['CANCELLED', 1, 1],
    ['CANCELLED', 1, 1],
  ])
})
