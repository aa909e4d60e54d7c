import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

async function offered() {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const candidateId = ines.candidates[0]!.candidate
  const request = await say(fair, host, 'offerInterview', { hostId: host.hostId, candidateId, message: 'Bonjour Inès' })
  return { event, host, ines, candidateId, request }
}

test('TS-27 picking a slot of a recruiter’s request accepts it', async () => {
  const { host, ines, request } = await offered()
  expect(request).toMatchObject({
    status: 'REQUESTED',
    sentBy: 'RECRUITER',
    message: 'Bonjour Inès',
    viewerActions: ['REASSIGN', 'CANCEL'],
  })
  const picked = await say(fair, ines, 'chooseSlot', { interviewId: request.id, startsAt: host.slots[0] })
  expect(picked).toMatchObject({ id: request.id, status: 'CONFIRMED', viewerSide: 'TALENT' })
})

test('TS-09 a talent may reject a recruiter’s request, or accept it and choose later', async () => {
  const [one, two] = [await offered(), await offered()]
  const rejected = await say(fair, one.ines, 'rejectRequest', { interviewId: one.request.id, reason: 'Merci, non' })
  expect(rejected).toMatchObject({ status: 'REJECTED', reason: 'Merci, non' })
  const accepted = await say(fair, two.ines, 'acceptRequest', { interviewId: two.request.id })
  expect(accepted).toMatchObject({
    status: 'IN_SCHEDULING',
    viewerActions: ['CHOOSE_SLOT', 'CANCEL'],
    needsMyAction: true,
  })
})

test('TS-02 where only talents may ask, a recruiter’s request is refused, and the other way round', async () => {
  const { event, host, ines } = await offered()
  const other = await fair.talent(event, 'Hugo Blanc')
  const offer = { hostId: host.hostId, candidateId: other.candidates[0]!.candidate, message: 'Bonjour' }
  await fair.changed(event, { requestPolicy: 'TALENTS' })
  expect(await say(fair, host, 'offerInterview', offer)).toMatchObject({
    __typename: 'DirectionNotAllowed',
    policy: 'TALENTS',
  })
  await fair.changed(event, { requestPolicy: 'RECRUITERS' })
  const asked = await say(fair, other, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  expect(asked).toMatchObject({
    __typename: 'DirectionNotAllowed',
    policy: 'RECRUITERS',
    code: 'DIRECTION_NOT_ALLOWED',
  })
  expect(await say(fair, host, 'offerInterview', offer)).toMatchObject({ status: 'REQUESTED' })
  const { event: seen } = await fair.api
    .as(ines)
    .query(
      `query ($id: ID!) { _entities(representations: [{ __typename: "Event", id: $id }]) { ... on Event { myInterviews { totalCount } } } }`,
      { id: event.id },
    )
    .then(({ _entities }) => ({ event: _entities[0] }))
  expect(seen.myInterviews.totalCount).toBe(1)
})

test('TS-12 a recruiter asks only talents who are registered, for himself, and nobody twice', async () => {
  const { event, host, candidateId } = await offered()
  const message = 'Bonjour'
  const again = await say(fair, host, 'offerInterview', { hostId: host.hostId, candidateId, message })
  expect(again).toMatchObject({ code: 'ALREADY_IN_CONTACT' })
  const unknown = await say(fair, host, 'offerInterview', { hostId: host.hostId, candidateId: newId('cnd'), message })
  expect(unknown).toMatchObject({ __typename: 'NotRegistered', code: 'NOT_REGISTERED' })
  const colleague = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  const forOther = await say(fair, colleague, 'offerInterview', { hostId: host.hostId, candidateId, message })
  expect(forOther).toMatchObject({ code: 'FORBIDDEN' })
})
