import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewPlanned, interviewRelocated } from '@passerelle/contracts'
import { stranger, until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { colleague, enrolled } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const none = { address: null, room: null, phone: null, caller: null, link: null }
const lyon = { kind: 'ADDRESS', address: '12 rue Haute, Lyon', room: 'Salle 3' }
const call = { kind: 'PHONE', caller: 'TALENT', phone: '+33 1 23 45 67 89' }

/** An interview that Camille has planned with Inès, and who they are. */
async function planned(place?: object) {
  const event = await fair.event()
  const camille = await fair.recruiter(event)
  const ines = await enrolled(fair)
  const input = { employerId: camille.employer, candidateId: ines.candidateId, startsAt: '2026-12-10T13:30:00Z', place }
  const interview = await say(fair, camille, 'planInterview', input)
  return { event, camille, ines, input, interview, interviewId: interview.id as string }
}
const read = 'query ($id: ID!) { interview(id: $id) { sequence place { kind address room phone caller link } } }'

test('PE-26 an interview is planned at a place, which both read, and in our room when none is said', async () => {
  const heard = await fair.hears([interviewPlanned])
  const { ines, interview, interviewId } = await planned(lyon)
  expect(interview.place).toEqual({ ...none, ...lyon })
  expect((await fair.api.as(ines).query(read, { id: interviewId })).interview.place).toEqual({ ...none, ...lyon })
  expect((await planned()).interview.place).toEqual({ ...none, kind: 'ROOM' })
  await until('two facts', () => heard.length >= 2)
  expect(heard.map(({ data }) => data.place?.kind)).toEqual(['ADDRESS', 'ROOM'])
})

test('PE-26 what is no place is refused where it is wrong, and nothing is planned', async () => {
  const { camille, input, interviewId } = await planned()
  const wrong = { kind: 'LINK', link: 'http://meet.example.org' }
  const later = { ...input, startsAt: '2026-12-11T13:30:00Z' }
  const refusal = { code: 'INVALID_INPUT', message: expect.stringContaining('https://') }
  expect(await say(fair, camille, 'planInterview', { ...later, place: wrong })).toMatchObject(refusal)
  expect(await say(fair, camille, 'planInterview', later)).toMatchObject({ status: 'CONFIRMED' })
  expect(await say(fair, camille, 'relocateInterview', { interviewId, place: wrong })).toMatchObject(refusal)
})

test('PE-26 a change of place raises the sequence and keeps the time; to the same place nothing happens', async () => {
  const heard = await fair.hears([interviewRelocated])
  const { camille, interview, interviewId } = await planned(lyon)
  const moved = await say(fair, camille, 'relocateInterview', { interviewId, place: call })
  expect(moved).toMatchObject({ sequence: 1, slot: interview.slot, place: { ...none, ...call }, status: 'CONFIRMED' })
  expect(moved.viewerActions).toEqual(['RESCHEDULE', 'RELOCATE', 'REASSIGN', 'CANCEL'])
  expect(await say(fair, camille, 'relocateInterview', { interviewId, place: call })).toMatchObject({ sequence: 1 })
  await until('the fact', () => heard.length >= 1)
  await fair.settled()
  expect(heard.map(({ data }) => [data.sequence, data.place?.phone])).toEqual([[1, call.phone]])
})

test('PE-26 the place is for the recruiter to say, and for nobody else', async () => {
  const { camille, ines, interviewId } = await planned()
  const input = { interviewId, place: lyon }
  const refused = { code: 'FORBIDDEN', message: expect.stringContaining('l’entreprise') }
  expect(await say(fair, ines, 'relocateInterview', input)).toMatchObject(refused)
  for (const who of [stranger(), await colleague(fair, camille.employer, 'Nina Petit')])
    expect(await say(fair, who, 'relocateInterview', input)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await say(fair, camille, 'relocateInterview', input)).toMatchObject({ sequence: 1 })
})

test('PE-26 an interview that does not stand any more has no new place', async () => {
  const { camille, interviewId } = await planned()
  await say(fair, camille, 'cancelInterview', { interviewId })
  const refused = await say(fair, camille, 'relocateInterview', { interviewId, place: lyon })
  expect(refused).toMatchObject({ __typename: 'WrongState', status: 'CANCELLED' })
})

test('PE-26 an interview at an event takes place where that does', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const ines = await fair.talent(event)
  const booked = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  const refused = await say(fair, host, 'relocateInterview', { interviewId: booked.id, place: lyon })
  expect(refused).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('événement') })
})
