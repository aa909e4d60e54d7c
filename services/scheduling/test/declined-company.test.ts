import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type ApprovalState, type EventState, employerApproved, employerDeclined } from '@passerelle/contracts'
import { type EmployerId, newId } from '@passerelle/kernel'
import { candidate, type Fair, opening, say, school, startFair } from './fair.ts'

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

test('SI-09 (part) a company that was declined cannot be booked any more', async () => {
  await decline()
  const refused = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(refused).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 (part) a company that lost its place at fairs, though not its approval, cannot be booked any more', async () => {
  await decide(employerApproved, { roles: ['POST_JOBS'] })
  const refused = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(refused).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 (part) a company that was declined gets no request', async () => {
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  await decline()
  const refused = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  expect(refused).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 (part) a company that was declined sends no request, and reads why', async () => {
  await decline()
  const refused = await say(fair, host, 'offerInterview', {
    hostId: host.hostId,
    candidateId: ines.candidates[0]!.candidate,
    message: 'Bonjour',
  })
  expect(refused).toMatchObject({ code: 'NOT_APPROVED', message: expect.stringContaining('ne reçoit pas') })
})

test('SI-09 (part) a request that was sent before the school declined is not accepted any more', async () => {
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  const { id } = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  await decline()
  expect(await say(fair, host, 'acceptRequest', { interviewId: id })).toMatchObject({ code: 'NOT_APPROVED' })
})

test('SI-09 (part) a request that was accepted before the school declined gets no slot any more', async () => {
  await say(fair, host, 'configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' })
  const id = await fair.accepted(host, ines)
  await decline()
  const refused = await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: host.slots[0] })
  expect(refused).toMatchObject({ code: 'HOST_CLOSED' })
})

test('SI-09 (part) a company that was declined opens no calendar, though its booth stands', async () => {
  await decline()
  expect(await say(fair, host, 'openAvailability', opening(event))).toMatchObject({ code: 'NOT_APPROVED' })
})

test('SI-09 (part) a company that was declined is not in the directory, and is back when it is approved again', async () => {
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

test('SI-09 (part) what was confirmed stays, and the school is shown it', async () => {
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

test('SI-09 (part) what stands of a declined company is for staff of the school who manage its events alone', async () => {
  await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  await decline()
  const elsewhere = { sub: newId('per'), staff: [{ school: newId('sch'), permissions: ['MANAGE_EVENTS' as const] }] }
  const colleague = { sub: newId('per'), staff: [{ school, permissions: ['APPROVE_EMPLOYERS' as const] }] }
  for (const reader of [host, ines, elsewhere, colleague, candidate('Noé')]) expect(await standing(reader)).toBeNull()
})

async function standing(reader: object, first = 20, after: string | null = null) {
  const query = `query ($id: ID!, $first: Int, $after: String) { _entities(representations: [{ __typename: "Approval", id: $id }]) {
    ... on Approval { standingInterviews(first: $first, after: $after) { totalCount pageInfo { endCursor } nodes {
      talentName recruiterName slot { startsAt } event { id } candidate { id } interview { id } } } } } }`
  const id = approvalOf(host.employer).id
  const { _entities } = await fair.api.as(reader as typeof ines).query(query, { id, first, after })
  return _entities[0].standingInterviews
}
