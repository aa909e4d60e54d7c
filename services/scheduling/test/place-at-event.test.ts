import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewConfirmed, interviewRelocated } from '@passerelle/contracts'
import { createOrm } from '@passerelle/persistence'
import { until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { colleague } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const none = { address: null, room: null, phone: null, caller: null, link: null }
const hall = 'Palais de la Bourse, Lyon'
const days = (place: string | null) => [{ date: '2026-12-03', opensAt: '09:00', closesAt: '12:00', place }]
const at = (room: string | null, address = hall) => ({ ...none, kind: 'ADDRESS', address, room })

/** A fair to which people come, and a recruiter there whose first slot Inès has booked. */
async function booked(settings: object = { stand: 'Stand 12' }) {
  const event = await fair.event({ days: days(hall) })
  const host = await fair.host(event, { bookingMode: 'DIRECT', ...settings })
  const ines = await fair.talent(event)
  const interview = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  return { event, host, ines, interview, interviewId: interview.id as string }
}
type Meeting = Awaited<ReturnType<typeof booked>>
const placeOf = async ({ ines, interviewId }: Meeting) => {
  const document = 'query ($id: ID!) { interview(id: $id) { sequence place { kind address room phone caller link } } }'
  return (await fair.api.as(ines).query(document, { id: interviewId })).interview
}

test('SI-01 an interview on a day to which people come takes place there, at the recruiter’s stand', async () => {
  const heard = await fair.hears([interviewConfirmed])
  expect((await booked()).interview.place).toEqual(at('Stand 12'))
  expect((await booked({})).interview.place).toEqual(at(null))
  await until('two facts', () => heard.length >= 2)
  expect(heard.map(({ data }) => data.place?.room)).toEqual(['Stand 12', null])
})

test('SI-01 a chosen slot and a moved interview are where their day is held; online, in our room', async () => {
  const [third, fourth] = [days(hall)[0]!, { date: '2026-12-04', opensAt: '09:00', closesAt: '12:00' }]
  const event = await fair.event({ days: [third, fourth] })
  const both = ['2026-12-03', '2026-12-04'].map((date) => ({ date, from: '09:00', to: '10:00', durationMinutes: 20 }))
  const host = await fair.host(event, { stand: 'B4', days: both })
  const ines = await fair.talent(event)
  const interviewId = await fair.accepted(host, ines)
  const chosen = await say(fair, ines, 'chooseSlot', { interviewId, startsAt: host.slots[0] })
  expect(chosen.place).toEqual(at('B4'))
  const moved = await say(fair, ines, 'rescheduleInterview', { interviewId, startsAt: host.slots.at(-1) })
  expect(moved.place).toEqual({ ...none, kind: 'ROOM' })
})

test('SI-01 a fair that is held somewhere else takes its interviews along, and each is told once', async () => {
  const meeting = await booked()
  const heard = await fair.hears([interviewRelocated])
  await fair.changed(meeting.event, { days: days('Halle Tony-Garnier, Lyon') })
  await until('the fact', () => heard.length >= 1)
  await fair.settled()
  expect(heard.map(({ data }) => [data.id, data.sequence])).toEqual([[meeting.interviewId, 1]])
  expect(await placeOf(meeting)).toEqual({ sequence: 1, place: at('Stand 12', 'Halle Tony-Garnier, Lyon') })
  await fair.changed(meeting.event, { days: days('Halle Tony-Garnier, Lyon'), name: 'Forum' })
  expect(await placeOf(meeting)).toMatchObject({ sequence: 1 })
})

test('SI-01 a recruiter who stands somewhere else takes his interviews along, and nobody else’s', async () => {
  const meeting = await booked()
  const { event, host, interviewId } = meeting
  const other = await fair.host(event, { bookingMode: 'DIRECT', stand: 'Stand 13' }, 'Luc Bravo', 'Bravo')
  const hugo = await fair.talent(event, 'Hugo Blanc')
  const beside = await say(fair, hugo, 'bookSlot', { hostId: other.hostId, startsAt: other.slots[0] })
  const heard = await fair.hears([interviewRelocated])
  await say(fair, host, 'configureHost', { hostId: host.hostId, stand: ' Stand 40 ' })
  await say(fair, host, 'configureHost', { hostId: host.hostId, idealCandidate: 'Curieuse' })
  await until('the fact', () => heard.length >= 1)
  await fair.settled()
  expect(heard.map(({ data }) => [data.id, data.place?.room, data.changedBy])).toEqual([
    [interviewId, 'Stand 40', host.sub],
  ])
  expect(await placeOf({ ...meeting, ines: hugo, interviewId: beside.id })).toMatchObject({ place: at('Stand 13') })
})

test('SI-04 an interview that is handed over is at the colleague’s stand', async () => {
  const { event, host, interviewId } = await booked()
  const nina = await colleague(fair, host.employer, 'Nina Petit', 'RECRUITER')
  const hours = { days: [{ date: '2026-12-03', from: '09:00', to: '11:00', durationMinutes: 20 }] }
  await say(fair, nina, 'openAvailability', { eventId: event.id, stand: 'Stand 14', ...hours })
  const input = { interviewId, employerUserId: nina.user }
  await say(fair, host, 'reassignInterview', input)
  const document = 'query ($id: ID!) { interview(id: $id) { place { address room } } }'
  const { interview } = await fair.api.as(nina).query(document, { id: interviewId })
  expect(interview.place).toEqual({ address: hall, room: 'Stand 14' })
})

test('SI-01 a stand that is too long is refused', async () => {
  const { host } = await booked()
  const refused = await say(fair, host, 'configureHost', { hostId: host.hostId, stand: 'x'.repeat(101) })
  expect(refused).toMatchObject({ code: 'INVALID_INPUT' })
})

test('SI-01 an interview that is booked while the recruiter moves to another stand follows him there', async () => {
  const event = await fair.event({ days: days(hall) })
  const host = await fair.host(event, { bookingMode: 'DIRECT', stand: 'Stand 12' })
  const ines = await fair.talent(event)
  const heard = await fair.hears([interviewRelocated])
  const orm = await createOrm({ url: fair.database.url, entities: [], migrations: [] })
  // The booking reads the stand of before, and who moves looks for interviews before this one is there.
  const { id: interviewId } = await orm.em.fork().transactional(async (em) => {
    await em.execute('update host set stand = ? where id = ?', ['Stand 40', host.hostId])
    return say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  })
  await orm.close()
  await until('the fact', () => heard.length >= 1)
  await fair.settled()
  expect(heard.map(({ data }) => [data.id, data.place?.room])).toEqual([[interviewId, 'Stand 40']])
  expect(await placeOf({ event, host, ines, interview: null, interviewId })).toEqual({
    sequence: 1,
    place: at('Stand 40'),
  })
})
