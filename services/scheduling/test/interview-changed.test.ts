import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { stranger, type TestClaims, until } from '@passerelle/testkit'
import { type Fair, say, school, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

/** What somebody is told from now on. */
function listen(who: TestClaims, eventId?: string) {
  const heard: string[] = []
  const document =
    'subscription ($eventId: ID) { interviewChanged(eventId: $eventId) { id status viewerSide viewerActions event { id } } }'
  const changes = fair.api.as(who).subscribe(document, { eventId })
  // Ends with the client, when the file is done.
  ;(async () => {
    for await (const { interviewChanged } of changes)
      heard.push(`${interviewChanged.viewerSide} ${interviewChanged.status}`)
  })().catch(() => {})
  return { heard }
}

test('TS-01 a change reaches the two participants, each from his side, and nobody else', async () => {
  const [event, other] = [await fair.event(), await fair.event()]
  const host = await fair.host(event)
  const [ines, hugo] = await fair.talents(event, 2)
  const staff = { sub: stranger().sub, staff: [{ school, permissions: ['MANAGE_EVENTS'] }] }
  const listeners = [ines!, host, hugo!, staff].map((who) => listen(who))
  const [here, elsewhere] = [listen(ines!, event.id), listen(ines!, other.id)]
  // A subscription is there once a change of one's own is heard; so each of them hears one first.
  const warm = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  const probe = async () => (await say(fair, ines!, 'requestInterview', { hostId: warm.hostId, message: 'Bonjour' })).id
  for (;;) {
    const id = await probe()
    await fair.settled()
    await say(fair, ines!, 'cancelInterview', { interviewId: id })
    await fair.settled()
    if (listeners[0]!.heard.length > 0 && here.heard.length > 0) break
  }
  await until(
    'the change to arrive',
    () => listeners[0]!.heard.at(-1) === 'TALENT CANCELLED' && here.heard.at(-1) === 'TALENT CANCELLED',
  )
  for (const { heard } of [...listeners, here]) heard.length = 0

  const interviewId = await fair.accepted(host, ines!)
  await say(fair, ines!, 'chooseSlot', { interviewId, startsAt: host.slots[0] })
  await say(fair, host, 'cancelInterview', { interviewId })
  await until('the change to arrive', () =>
    [listeners[0]!, here].every(({ heard }) => heard.at(-1) === 'TALENT CANCELLED'),
  )
  await until('the change to arrive', () => listeners[1]!.heard.at(-1) === 'RECRUITER CANCELLED')
  expect(listeners[0]!.heard[0]).toMatch(/^TALENT /)

  // The others were listening all the time: each hears what is his, and has heard nothing before.
  await say(fair, hugo!, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  await fair.registers(other, ines!)
  const there = await fair.host(other, {}, 'Zoé Albert', 'Éole')
  await say(fair, ines!, 'requestInterview', { hostId: there.hostId, message: 'Bonjour' })
  await until('the others to be told', () => listeners[2]!.heard.length > 0 && elsewhere.heard.length > 0)
  expect([listeners[2]!.heard, elsewhere.heard, listeners[3]!.heard]).toEqual([
    ['TALENT REQUESTED'],
    ['TALENT REQUESTED'],
    [],
  ])
  expect(here.heard.at(-1)).toBe('TALENT CANCELLED')
})

test('AC-04 who asks for the changes at an event that does not exist, or that they may not see, is told so at once', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const [ines] = await fair.talents(event, 1)
  await fair.settled()
  const document = 'subscription ($eventId: ID) { interviewChanged(eventId: $eventId) { id } }'
  const first = (who: TestClaims, eventId: string) =>
    fair.api
      .as(who)
      .subscribe(document, { eventId })
      .next()
      .then(String, ({ errors }) => errors[0].extensions.code)
  for (const eventId of [newId('evt'), 'evt_', 'nonsense']) expect(await first(ines!, eventId)).toBe('FORBIDDEN')
  expect(await first(stranger(), event.id)).toBe('FORBIDDEN')
  // Whoever may listen hears nothing until something happens.
  const silence = new Promise((resolve) => setTimeout(resolve, 300, 'silence'))
  const listening = [ines!, host].map((who) => first(who, event.id))
  expect(await Promise.race([...listening, silence])).toBe('silence')
})
