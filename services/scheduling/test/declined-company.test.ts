import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  type ApprovalState,
  boothOpened,
  candidateLinked,
  type EventState,
  employerApproved,
  employerDeclined,
  interviewsLeftStanding,
} from '@passerelle/contracts'
import { type EmployerId, newId } from '@passerelle/kernel'
import { candidate, type Fair, openDay, opening, say, school, startFair, whileWriting } from './fair.ts'

type Host = Awaited<ReturnType<Fair['host']>>

let fair: Fair
let event: EventState
let host: Host
let ines: Awaited<ReturnType<Fair['talent']>>
let hugo: typeof ines
beforeAll(async () => {
  fair = await startFair()
})
beforeEach(async () => {
  event = await fair.event()
  host = await fair.host(event, { bookingMode: 'DIRECT' })
  ines = await fair.talent(event)
  hugo = await fair.talent(event, 'Hugo Blanc')
})
afterAll(() => fair[Symbol.asyncDispose]())

const staff = { sub: newId('per'), staff: [{ school, permissions: ['MANAGE_EVENTS' as const] }] }
const approvalOf = (employer: EmployerId) => fair.approvals.get(employer)!

async function decide(fact: typeof employerApproved, changes: Partial<ApprovalState>, employer = host.employer) {
  await fair.rest.says(fact, { ...approvalOf(employer), ...changes })
  await fair.settled()
}
const decline = () => decide(employerDeclined, { state: 'DECLINED', roles: [], reason: 'Trop de plaintes.' })

test('SI-09 a company that was declined cannot be booked any more', async () => {
  await decline()
  const refused = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(refused).toMatchObject({ code: 'HOST_CLOSED' })
})

test('HS-16 a company with other roles at the school, or none, is booked as before: its approval is enough', async () => {
  await decide(employerApproved, { roles: [] })
  const booked = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(booked).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 a company that was declined gets no request', async () => {
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  await decline()
  const refused = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  expect(refused).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 a company that was declined sends no request, and reads why', async () => {
  await decline()
  const refused = await say(fair, host, 'offerInterview', {
    hostId: host.hostId,
    candidateId: ines.candidates[0]!.candidate,
    message: 'Bonjour',
  })
  expect(refused).toMatchObject({ code: 'NOT_APPROVED', message: expect.stringContaining('ne reçoit pas') })
})

test('SI-09 a request that was sent before the school declined is not accepted any more', async () => {
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  const { id } = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  await decline()
  expect(await say(fair, host, 'acceptRequest', { interviewId: id })).toMatchObject({ code: 'NOT_APPROVED' })
})

test('SI-09 a request that was accepted before the school declined gets no slot any more', async () => {
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  const id = await fair.accepted(host, ines)
  await decline()
  const refused = await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: host.slots[0] })
  expect(refused).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 a company that was declined opens no calendar, though its booth stands', async () => {
  await decline()
  expect(await say(fair, host, 'openAvailability', opening(event))).toMatchObject({ code: 'NOT_APPROVED' })
})

test('SI-09 a company that was declined is not in the directory, and is back when it is approved again', async () => {
  const listed = async () => {
    const query =
      'query ($id: ID!) { _entities(representations: [{ __typename: "Event", id: $id }]) { ...on Event { hosts { nodes { id } } } } }'
    const { _entities } = await fair.api.as(ines).query(query, { id: event.id })
    return _entities[0].hosts.nodes.map(({ id }: { id: string }) => id)
  }
  await decline()
  expect(await listed()).toEqual([])
  await decide(employerApproved, {})
  expect(await listed()).toEqual([host.hostId])
  const booked = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(booked).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 what was confirmed stays, and the school is shown it', async () => {
  await say(fair, hugo, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[1] })
  const booked = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(await standing(staff)).toMatchObject({ nodes: [], totalCount: 0 })
  await decline()
  const list = await standing(staff)
  expect(list.totalCount).toBe(2)
  expect(list.nodes[0]).toEqual({
    ...{ talentName: 'Inès Marchand', recruiterName: 'Camille Roux', event: { id: event.id }, interview: null },
    ...{ candidate: { id: ines.candidates[0]!.candidate }, slot: { startsAt: booked.slot.startsAt } },
  })
  const next = await standing(staff, 1, (await standing(staff, 1)).pageInfo.endCursor)
  expect(next.nodes).toMatchObject([{ talentName: 'Hugo Blanc' }])
})

test('SI-09 what stands of a declined company is for staff of the school who manage its events alone', async () => {
  await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  await decline()
  const elsewhere = { sub: newId('per'), staff: [{ school: newId('sch'), permissions: ['MANAGE_EVENTS' as const] }] }
  const colleague = { sub: newId('per'), staff: [{ school, permissions: ['APPROVE_EMPLOYERS' as const] }] }
  for (const reader of [host, ines, elsewhere, colleague, candidate('Noé')]) expect(await standing(reader)).toBeNull()
})

test('SI-09 a company that was declined plans no interview with candidates of the school', async () => {
  const plan = await planning()
  expect(await plan('2026-12-05T09:00:00.000Z')).toMatchObject({ status: 'CONFIRMED' })
  await decline()
  expect(await plan('2026-12-06T09:00:00.000Z')).toMatchObject({ code: 'NOT_APPROVED' })
})

test('HS-16 a company plans with candidates of a school that has approved it, whatever its roles there', async () => {
  const plan = await planning()
  await decide(employerApproved, { roles: ['POST_JOBS'] })
  expect(await plan('2026-12-05T09:00:00.000Z')).toMatchObject({ status: 'CONFIRMED' })
})

/** Inès is a candidate whom the company may plan with, outside events. */
async function planning() {
  const id = ines.candidates[0]!.candidate
  await fair.rest.says(candidateLinked, { ...candidateLinked.example, id, schoolId: school, personId: ines.sub })
  await fair.registers({ id: openDay }, ines)
  await fair.settled()
  return (startsAt: string) =>
    say(fair, host, 'planInterview', { employerId: host.employer, candidateId: id, startsAt })
}

const cancel = (interviewIds: string[], by: object = staff) =>
  say(fair, by as typeof staff, 'cancelStandingInterviews', { approvalId: approvalOf(host.employer).id, interviewIds })

/** Inès and Hugo have an interview each, and the school has declined the company. */
async function twoStand(): Promise<string[]> {
  const first = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  const second = await say(fair, hugo, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[1] })
  await decline()
  return [first.id, second.id]
}

test('SI-09 the school cancels one of those that stand, and the other one stays', async () => {
  const [first, second] = await twoStand()
  expect(await cancel([first!])).toEqual({
    ...{ cancelledCount: 1, refusedCount: 0 },
    results: [{ interviewId: first, status: 'CANCELLED', talentName: 'Inès Marchand', interview: null }],
  })
  expect((await standing(staff)).nodes).toMatchObject([{ talentName: 'Hugo Blanc' }])
  expect(await stateOf(ines, first!)).toEqual({
    status: 'CANCELLED',
    cancellationCause: 'EMPLOYER_DECLINED',
    reason: null,
  })
  expect(await stateOf(hugo, second!)).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 the school cancels several together, and hears of each what became of it', async () => {
  const [first, second] = await twoStand()
  await say(fair, ines, 'cancelInterview', { interviewId: first })
  const { results, ...counts } = await cancel([first!, newId('itv'), second!])
  expect(counts).toEqual({ cancelledCount: 1, refusedCount: 2 })
  expect(results).toMatchObject([
    { __typename: 'WrongState', code: 'WRONG_STATE', status: 'CANCELLED' },
    { __typename: 'ActionRefused', code: 'NOT_FOUND' },
    { interviewId: second, status: 'CANCELLED' },
  ])
})

test('SI-09 whose interview the school has cancelled is free at that time, and has the credit back', async () => {
  event = await fair.event({ creditsPerParticipant: 1 })
  host = await fair.host(event, { bookingMode: 'DIRECT' })
  await fair.registers(event, ines)
  const elsewhere = await fair.host(event, { bookingMode: 'DIRECT' }, 'Nina Petit', 'Verrerie')
  const { id } = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  await decline()
  await cancel([id])
  const again = await say(fair, ines, 'bookSlot', { hostId: elsewhere.hostId, startsAt: elsewhere.slots[0] })
  expect(again).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 an interview that is a request still, or of another company, is not the school’s to cancel', async () => {
  const other = await fair.host(event, { bookingMode: 'DIRECT' }, 'Nina Petit', 'Verrerie')
  const theirs = await say(fair, hugo, 'bookSlot', { hostId: other.hostId, startsAt: other.slots[0] })
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  const request = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  await decline()
  const { results } = await cancel([theirs.id, request.id])
  expect(results).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'WRONG_STATE', status: 'REQUESTED' }])
})

test('SI-09 an interview of the company at the fair of another school stands', async () => {
  const [elsewhere, approval] = [newId('sch'), approvalOf(host.employer)]
  const abroad = await fair.event({ schoolId: elsewhere })
  await fair.rest.says(boothOpened, { id: newId('bth'), eventId: abroad.id, employerId: host.employer, open: true })
  await fair.rest.says(employerApproved, { ...approval, id: newId('apr'), schoolId: elsewhere })
  await fair.registers(abroad, ines)
  const there = await say(fair, host, 'openAvailability', opening(abroad, { bookingMode: 'DIRECT' }))
  const { id } = await say(fair, ines, 'bookSlot', { hostId: there.id, startsAt: there.slots[0].startsAt })
  await decline()
  expect((await cancel([id])).results).toMatchObject([{ code: 'NOT_FOUND' }])
})

test('SI-09 what is over is not cancelled any more', async () => {
  const [first] = await twoStand()
  const late = { sub: staff.sub, staff: staff.staff }
  fair.clock.set(new Date('2026-12-03T11:30:00.000Z'))
  try {
    expect((await cancel([first!], late)).results).toMatchObject([{ code: 'WRONG_STATE' }])
  } finally {
    fair.clock.set(new Date('2026-11-22T09:00:00.000Z'))
  }
})

test('SI-09 once the company is approved again there is nothing to decide', async () => {
  const [first] = await twoStand()
  await decide(employerApproved, {})
  expect((await cancel([first!])).results).toMatchObject([{ code: 'COMPANY_APPROVED' }])
  expect(await stateOf(ines, first!)).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 the school decides, by its staff with MANAGE_EVENTS', async () => {
  const [first] = await twoStand()
  const elsewhere = { sub: newId('per'), staff: [{ school: newId('sch'), permissions: ['MANAGE_EVENTS' as const] }] }
  for (const reader of [host, ines, elsewhere]) {
    expect(await cancel([first!], reader)).toMatchObject({ code: 'NOT_FOUND' })
  }
  const colleague = { sub: newId('per'), staff: [{ school, permissions: ['APPROVE_EMPLOYERS' as const] }] }
  expect(await cancel([first!], colleague)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await cancel(Array(101).fill(first))).toMatchObject({ code: 'TOO_MANY', field: 'interviewIds' })
  expect(await stateOf(ines, first!)).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 a decline says how many interviews stand, and says nothing where none does', async () => {
  const heard = await fair.hears([interviewsLeftStanding])
  const { id } = approvalOf(host.employer)
  await twoStand()
  await fair.settled()
  expect(heard.map(({ data }) => data)).toEqual([{ id, schoolId: school, employerId: host.employer, interviews: 2 }])
  const idle = await fair.host(event, { bookingMode: 'DIRECT' }, 'Nina Petit', 'Verrerie')
  await decide(employerDeclined, { state: 'DECLINED', roles: [], reason: 'Non.' }, idle.employer)
  expect(heard).toHaveLength(1)
})

/** A decline whose news are being taken in at this moment. */
function whileDeclining<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const decline = `update approval_projection set state = 'DECLINED' where id = ?`
  return whileWriting(fair, decline, [approvalOf(host.employer).id], act)
}

test('SI-09 who books while the school declines is not confirmed with a company that is declined', async () => {
  const booked = await whileDeclining(() =>
    say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] }),
  )
  expect(booked).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 who chooses a slot while the school declines is not confirmed with a company that is declined', async () => {
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  const interviewId = await fair.accepted(host, ines)
  const chosen = await whileDeclining(() => say(fair, ines, 'chooseSlot', { interviewId, startsAt: host.slots[0] }))
  expect(chosen).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 talent and school who cancel one interview at once: one of the two does', async () => {
  const [first] = await twoStand()
  const [own, school] = await Promise.all([
    say(fair, ines, 'cancelInterview', { interviewId: first }),
    cancel([first!]).then(({ results }) => results[0]),
  ])
  expect([own.code ?? own.status, school.code ?? school.status].sort()).toEqual(['CANCELLED', 'WRONG_STATE'])
})

async function stateOf(reader: object, id: string) {
  const query = 'query ($id: ID!) { interview(id: $id) { status cancellationCause reason } }'
  return (await fair.api.as(reader as typeof ines).query(query, { id })).interview
}

async function standing(reader: object, first = 20, after: string | null = null) {
  const query = `query ($id: ID!, $first: Int, $after: String) { _entities(representations: [{ __typename: "Approval", id: $id }]) {
    ... on Approval { standingInterviews(first: $first, after: $after) { totalCount pageInfo { endCursor } nodes {
      talentName recruiterName slot { startsAt } event { id } candidate { id } interview { id } } } } } }`
  const id = approvalOf(host.employer).id
  const { _entities } = await fair.api.as(reader as typeof ines).query(query, { id, first, after })
  return _entities[0].standingInterviews
}
