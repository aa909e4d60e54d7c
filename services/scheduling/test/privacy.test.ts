import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { boothOpened } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, type TestClaims } from '@passerelle/testkit'
import { type Fair, opening, say, school, startFair } from './fair.ts'
import { interviewFields, operations } from './operations.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

async function confirmed() {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const ines = await fair.talent(event)
  const { id } = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  return { event, host, ines, id: id as string }
}

test('TS-01 the two participants read the interview, and nobody else: no stranger, colleague, staff or other talent', async () => {
  const { event, host, ines, id } = await confirmed()
  const colleague = { sub: newId('per'), employers: [{ employer: host.employer, user: newId('eus'), role: 'OWNER' }] }
  const staff = { sub: newId('per'), staff: [{ school, permissions: ['MANAGE_EVENTS', 'MANAGE_CANDIDATES'] }] }
  const hugo = await fair.talent(event, 'Hugo Blanc')
  const document = `query ($id: ID!, $candidate: ID!, $event: ID!) { interview(id: $id) { ${interviewFields} }
    _entities(representations: [{ __typename: "Interview", id: $id }, { __typename: "Candidate", id: $candidate },
      { __typename: "Event", id: $event }]) {
      ... on Interview { id status } ... on Candidate { interviews { totalCount edges { node { id } } } }
      ... on Event { myInterviews { totalCount edges { node { id } } } } } }`
  const variables = { id, candidate: ines.candidates[0]!.candidate, event: event.id }
  for (const who of [ines, host]) {
    const { interview, _entities } = await fair.api.as(who).query(document, variables)
    expect(interview).toMatchObject({ id, status: 'CONFIRMED', viewerSide: who === ines ? 'TALENT' : 'RECRUITER' })
    expect(_entities).toMatchObject([{ id }, { interviews: { totalCount: 1 } }, { myInterviews: { totalCount: 1 } }])
  }
  for (const who of [stranger(), colleague, staff, hugo]) {
    const { data } = await fair.api.as(who as TestClaims).ask(document, variables)
    const empty = { totalCount: 0, edges: [] }
    expect(data).toEqual({ interview: null, _entities: [null, { interviews: empty }, { myInterviews: empty }] })
  }
})

test('TS-01 nobody else acts on it either, and is not told that it exists', async () => {
  const { host, id } = await confirmed()
  const startsAt = host.slots[1]
  for (const [what, input] of [
    ['acceptRequest', { interviewId: id }],
    ['rejectRequest', { interviewId: id }],
    ['chooseSlot', { interviewId: id, startsAt }],
    ['rescheduleInterview', { interviewId: id, startsAt }],
    ['cancelInterview', { interviewId: id }],
    ['closeAvailability', { hostId: host.hostId }],
    ['configureHost', { hostId: host.hostId, bookingMode: 'SELECTIVE' }],
    ['blockSlots', { hostId: host.hostId, startsAt: [startsAt] }],
    ['unblockSlots', { hostId: host.hostId, startsAt: [startsAt] }],
  ] as const) {
    const refused = await say(fair, stranger(), what, input)
    expect([what, refused.__typename, refused.code]).toEqual([what, 'ActionRefused', 'NOT_FOUND'])
  }
})

test('AC-04 without a passport nothing is answered', async () => {
  const { errors } = await fair.api.with({}).ask('{ myAgenda { totalCount } }')
  expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
})

test('AC-04 hosts of a company’s user are shown to those who may see each of them, in the list as by itself', async () => {
  const { event, host, ines } = await confirmed()
  const elsewhere = newId('sch')
  const colleague = { sub: newId('per'), employers: [{ employer: host.employer, user: newId('eus'), role: 'OWNER' }] }
  const exhibitor = await fair.recruiter(event, 'Luc Bravo', 'Bravo')
  const staffOf = (id: string) => ({ sub: newId('per'), staff: [{ school: id, permissions: [] }] })
  const registered = await fair.talent(event, 'Hugo Blanc')
  const document = `query ($user: ID!, $host: ID!) { host(id: $host) { id }
    _entities(representations: [{ __typename: "EmployerUser", id: $user }]) { ... on EmployerUser { hosts { totalCount nodes { id } } } } }`
  const seen = async (who: TestClaims | { sub: string }) => {
    const variables = { user: host.user, host: host.hostId }
    const answer = await fair.api.as(who as TestClaims).query(document, variables)
    const { nodes, totalCount } = answer._entities[0].hosts
    expect([nodes, totalCount]).toEqual(answer.host ? [[answer.host], 1] : [[], 0])
    return totalCount === 1
  }
  for (const who of [ines, host, colleague, exhibitor, staffOf(school), registered]) expect(await seen(who)).toBe(true)
  for (const who of [stranger(), staffOf(elsewhere)]) expect(await seen(who)).toBe(false)
  await fair.registers(event, ines, false)
  await fair.registers(event, registered, false)
  expect([await seen(ines), await seen(registered)]).toEqual([true, false])
})

test('GQ-05 hosts of a company’s user are read page by page, the newest first', async () => {
  const host = await fair.host(await fair.event())
  const ids = [host.hostId]
  for (let n = 1; n <= 2; n++) {
    const event = await fair.event()
    await fair.rest.says(boothOpened, { id: newId('bth'), eventId: event.id, employerId: host.employer, open: true })
    await fair.settled()
    ids.unshift((await say(fair, host, 'openAvailability', opening(event, {}))).id)
  }
  const document = `query ($user: ID!, $after: String) { _entities(representations: [{ __typename: "EmployerUser", id: $user }]) {
    ... on EmployerUser { hosts(first: 2, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }`
  const page = async (after: string | null) =>
    (await fair.api.as(host).query(document, { user: host.user, after }))._entities[0].hosts
  const [first, rest] = [await page(null), await page((await page(null)).pageInfo.endCursor)]
  expect([...first.nodes, ...rest.nodes]).toEqual(ids.map((id) => ({ id })))
  expect([first.totalCount, first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([3, true, false])
})

test('GQ-06 a refusal is data with a sentence for a person; a fault says nothing of the inside', async () => {
  const { ines } = await confirmed()
  for (const what of ['acceptRequest', 'cancelInterview'] as const) {
    const refused = await say(fair, ines, what, { interviewId: 'itv_nonsense' })
    expect(refused.message.length).toBeGreaterThan(20)
  }
  const { errors } = await fair.api.as(ines).ask(operations.bookSlot, { input: { hostId: 'x', startsAt: 'tomorrow' } })
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  expect(JSON.stringify(errors)).not.toMatch(/select|node_modules|127\.0\.0\.1/)
})
