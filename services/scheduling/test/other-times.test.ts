import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewTimesProposed, interviewTimesRefused } from '@passerelle/contracts'
import { until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { ask, myInformational, offering, talent, times } from './offers.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

/** A request that Nina has accepted with two times. */
async function accepted(place?: object) {
  const of = await offering(fair)
  const ines = talent()
  const { id } = await ask(fair, ines, of.offerId)
  await say(fair, of.nina, 'acceptRequest', { interviewId: id, times, place })
  return { ...of, ines, id: id as string }
}
const others = ['2026-12-14T17:30:00.000Z']

test('II-18 none of the times suits: the talent says so, and others are proposed', async () => {
  const heard = await fair.hears([interviewTimesProposed, interviewTimesRefused])
  const { nina, ines, id } = await accepted()
  const reason = 'Plutôt le soir.'
  const refused = await say(fair, ines, 'refuseTimes', { interviewId: id, reason })
  expect(refused).toMatchObject({ status: 'IN_SCHEDULING', proposedTimes: [], reason, viewerActions: ['CANCEL'] })
  expect(await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: times[0] })).toMatchObject({
    code: 'WRONG_STATE',
  })
  expect(await myInformational(fair, nina, { needsMyAction: true })).toMatchObject([
    { id, needsMyAction: true, viewerActions: ['PROPOSE_TIMES', 'REASSIGN', 'CANCEL'] },
  ])
  expect(await myInformational(fair, ines, { needsMyAction: true })).toEqual([])
  const proposed = await say(fair, nina, 'proposeTimes', { interviewId: id, times: others, durationMinutes: 30 })
  expect(proposed.proposedTimes).toEqual([{ startsAt: others[0], endsAt: '2026-12-14T18:00:00.000Z' }])
  expect(await myInformational(fair, ines, { needsMyAction: true })).toMatchObject([
    { id, viewerActions: ['CHOOSE_SLOT', 'REFUSE_TIMES', 'CANCEL'] },
  ])
  expect(await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: others[0] })).toMatchObject({
    status: 'CONFIRMED',
  })
  await fair.settled()
  await until('both to be told', () => heard.length >= 2)
  expect(heard.map(({ type, data }) => [type, data.proposedTimes?.length, data.reason])).toEqual([
    [interviewTimesRefused.type, 0, reason],
    [interviewTimesProposed.type, 1, null],
  ])
})

test('II-18 other times take the place of those before, also unasked', async () => {
  const { nina, ines, id } = await accepted()
  const proposed = await say(fair, nina, 'proposeTimes', { interviewId: id, times: others })
  expect(proposed.proposedTimes.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(others)
  expect(await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: times[0] })).toMatchObject({
    code: 'SLOT_NOT_OFFERED',
    message: 'Cette date n’est pas proposée, ou est passée. Choisissez l’une des dates proposées.',
  })
})

test('II-18 other times are at the place of those before, unless another is named', async () => {
  const { nina, id } = await accepted({ kind: 'ADDRESS', address: '12 rue Haute, Lyon' })
  const proposed = await say(fair, nina, 'proposeTimes', { interviewId: id, times: others })
  expect(proposed.place).toMatchObject({ kind: 'ADDRESS', address: '12 rue Haute, Lyon' })
  const elsewhere = { interviewId: id, times: others, place: { kind: 'ROOM' } }
  expect((await say(fair, nina, 'proposeTimes', elsewhere)).place).toMatchObject({ kind: 'ROOM', address: null })
})

test('II-18 times are proposed by whoever is asked and refused by the talent, while there is something to choose', async () => {
  const { nina, ines, offerId, id } = await accepted()
  const propose = (who: object, interviewId = id) =>
    say(fair, who as never, 'proposeTimes', { interviewId, times: others })
  const refuse = (who: object, interviewId = id) => say(fair, who as never, 'refuseTimes', { interviewId })
  expect([await propose(ines), await refuse(nina)]).toMatchObject([{ code: 'FORBIDDEN' }, { code: 'FORBIDDEN' }])
  expect([await propose(talent()), await refuse(talent())]).toMatchObject([
    { code: 'NOT_FOUND' },
    { code: 'NOT_FOUND' },
  ])
  expect(await say(fair, nina, 'proposeTimes', { interviewId: id, times: [] })).toMatchObject({ code: 'INVALID_INPUT' })
  const hugo = talent('Hugo Blanc')
  const waiting = await ask(fair, hugo, offerId)
  expect([await propose(nina, waiting.id), await refuse(hugo, waiting.id)]).toMatchObject([
    { __typename: 'WrongState', status: 'REQUESTED' },
    { __typename: 'WrongState', status: 'REQUESTED' },
  ])
  await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: times[0] })
  expect([await propose(nina), await refuse(ines)]).toMatchObject([{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }])
})

test('II-18 at an event there is a calendar: no times are proposed there, and none refused', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const interviewId = await fair.accepted(host, ines)
  expect(await say(fair, host, 'proposeTimes', { interviewId, times: others })).toMatchObject({ code: 'WRONG_STATE' })
  expect(await say(fair, ines, 'refuseTimes', { interviewId })).toMatchObject({ code: 'WRONG_STATE' })
})

test('II-18 chosen and refused at the same moment, one of the two holds', async () => {
  for (let round = 0; round < 4; round++) {
    const { ines, id } = await accepted()
    const [chosen, refused] = await Promise.all([
      say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: times[0] }),
      say(fair, ines, 'refuseTimes', { interviewId: id }),
    ])
    expect([chosen.code, refused.code].filter(Boolean)).toEqual(['WRONG_STATE'])
  }
})
