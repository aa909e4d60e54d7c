import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

test('TS-26 the host accepts, the talent chooses a slot and confirms in one act', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const request = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  expect(request).toMatchObject({ status: 'REQUESTED', sentBy: 'TALENT', viewerActions: ['CANCEL'], slot: null })
  const accepted = await say(fair, host, 'acceptRequest', { interviewId: request.id })
  expect(accepted).toMatchObject({ id: request.id, status: 'IN_SCHEDULING', viewerActions: ['CANCEL'] })
  const confirmed = await say(fair, ines, 'chooseSlot', { interviewId: request.id, startsAt: host.slots[1] })
  expect(confirmed).toMatchObject({
    id: request.id,
    status: 'CONFIRMED',
    slot: { startsAt: '2026-12-03T08:20:00.000Z', endsAt: '2026-12-03T08:40:00.000Z' },
    sequence: 0,
    viewerActions: ['RESCHEDULE', 'CANCEL'],
    talentName: 'Inès Marchand',
    recruiterName: 'Camille Roux',
    companyName: 'Cosling',
    history: [{ by: 'TALENT' }, { by: 'RECRUITER' }, { by: 'TALENT' }],
  })
})
