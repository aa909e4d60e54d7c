import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { EventState } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import type { TestClaims } from '@passerelle/testkit'
import { type Fair, opening, say, school, startFair } from './fair.ts'
import { agenda, colleague, enrolled, hired } from './planning.ts'

type Host = Awaited<ReturnType<Fair['host']>>

let fair: Fair
let event: EventState
let camille: Host
let former: TestClaims
let ines: Awaited<ReturnType<Fair['talent']>>
let id: string
beforeAll(async () => {
  fair = await startFair()
})
beforeEach(async () => {
  event = await fair.event()
  camille = await fair.host(event, { bookingMode: 'DIRECT' })
  // As the passport says from then on.
  former = { sub: camille.sub, name: camille.name, employers: [] }
  ines = await fair.talent(event)
  id = (await say(fair, ines, 'bookSlot', { hostId: camille.hostId, startsAt: camille.slots[0] })).id
})
afterAll(() => fair[Symbol.asyncDispose]())

test('AC-03 who has left the company reads none of its interviews: not by id, in a list, or in the agenda', async () => {
  const document = `query ($id: ID!, $event: ID!, $candidate: ID!) { interview(id: $id) { id }
    _entities(representations: [{ __typename: "Interview", id: $id }, { __typename: "Event", id: $event },
      { __typename: "Candidate", id: $candidate }]) {
      ... on Interview { id } ... on Event { myInterviews { totalCount } } ... on Candidate { interviews { totalCount } } } }`
  const variables = { id, event: event.id, candidate: ines.candidates[0]!.candidate }
  const seen = async (who: TestClaims) => (await fair.api.as(who).query(document, variables)) as unknown
  const none = { totalCount: 0 }
  expect(await seen(camille)).toMatchObject({
    interview: { id },
    _entities: [{ id }, { myInterviews: { totalCount: 1 } }, {}],
  })
  expect(await seen(former)).toEqual({
    interview: null,
    _entities: [null, { myInterviews: none }, { interviews: none }],
  })
  expect([await agenda(fair, camille), await agenda(fair, former)]).toMatchObject([[{ id }], []])
})

test('AC-03 who has left the company decides nothing there any more, and hears that there is no such interview', async () => {
  for (const [what, input] of [
    ['acceptRequest', { interviewId: id }],
    ['rejectRequest', { interviewId: id }],
    ['rescheduleInterview', { interviewId: id, startsAt: camille.slots[1] }],
    ['cancelInterview', { interviewId: id }],
    ['reassignInterview', { interviewId: id, employerUserId: camille.user }],
  ] as const) {
    expect([what, await say(fair, former, what, input)]).toMatchObject([what, { code: 'NOT_FOUND' }])
  }
})

test('AC-03 who has left the company has no calendar there any more, and asks nobody from it', async () => {
  const read = 'query ($id: ID!) { host(id: $id) { id } }'
  expect((await fair.api.as(former).query(read, { id: camille.hostId })).host).toBeNull()
  for (const [what, input] of [
    ['configureHost', { bookingMode: 'SELECTIVE' }],
    ['blockSlots', { startsAt: [camille.slots[1]] }],
    ['unblockSlots', { startsAt: [camille.slots[1]] }],
    ['closeAvailability', {}],
  ] as const) {
    const refused = await say(fair, former, what, { hostId: camille.hostId, ...input })
    expect([what, refused]).toMatchObject([what, { code: 'NOT_FOUND' }])
  }
  const hugo = await fair.talent(event, 'Hugo Blanc')
  const offer = { hostId: camille.hostId, candidateId: hugo.candidates[0]!.candidate, message: 'Bonjour' }
  expect(await say(fair, former, 'offerInterview', offer)).toMatchObject({ code: 'NOT_FOUND' })
})

test('AC-03 who has left the company opens no calendar there by a passport from before', async () => {
  const luc = await fair.recruiter(event, 'Luc Bravo')
  const user = { id: luc.user, employerId: luc.employer, personId: luc.sub, role: 'RECRUITER' } as const
  await hired(fair, user)
  await say(fair, luc, 'openAvailability', opening(event))
  await hired(fair, user, false)
  expect(await say(fair, luc, 'openAvailability', opening(event))).toMatchObject({ code: 'BOOTH_REQUIRED' })
  await hired(fair, user)
  expect(await say(fair, luc, 'openAvailability', opening(event))).toMatchObject({ open: true })
})

test('AC-03 one of several interviewers who has left reads it no more, and the others do', async () => {
  const talent = await enrolled(fair)
  const omar = await colleague(fair, camille.employer, 'Omar Haddad')
  const { employer: employerId } = camille
  const startsAt = '2026-12-10T13:30:00.000Z'
  const input = { employerId, candidateId: talent.candidateId, startsAt, interviewerIds: [omar.user] }
  const planned = await say(fair, camille, 'planInterview', input)
  const seen = async (who: TestClaims) => (await agenda(fair, who)).filter((one) => one.id === planned.id).length
  expect([await seen(omar), await seen({ ...omar, employers: [] }), await seen(camille)]).toEqual([1, 0, 1])
})

test('AC-03 a stream tells who has left nothing of the company’s interviews, and what is their own as before', async () => {
  const talent = { sub: camille.sub, name: camille.name, candidates: [{ candidate: newId('cnd'), school }] }
  await fair.registers(event, talent)
  const other = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  const asked = await say(fair, talent, 'requestInterview', { hostId: other.hostId, message: 'Bonjour' })
  const document = 'subscription { interviewChanged(after: "oldest") { id } }'
  const { value } = await fair.api.as(talent).subscribe<{ interviewChanged: { id: string } }>(document).next()
  expect(value?.interviewChanged.id).toBe(asked.id)
  const before = await fair.api.as(camille).subscribe<{ interviewChanged: { id: string } }>(document).next()
  expect(before.value?.interviewChanged.id).toBe(id)
})
