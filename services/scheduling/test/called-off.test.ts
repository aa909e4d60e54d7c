import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { eventCancelled } from '@passerelle/contracts'
import { type Fair, say, startFair, whileWriting } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

test('TS-30 whoever books while the fair is being called off waits for that, and is refused', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const ines = await fair.talent(event)
  const call = `update event_projection set state = 'CANCELLED' where id = ?`
  const booked = await whileWriting(fair, call, [event.id], () =>
    say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] }),
  )
  expect(booked).toMatchObject({ __typename: 'ActionRefused', code: 'EVENT_CLOSED' })
})

test('TS-30 a fair called off in the middle of the rush leaves no interview behind that goes on', async () => {
  const event = await fair.event()
  const hosts = await Promise.all([fair.host(event, { bookingMode: 'DIRECT' }), fair.host(event)])
  const crowd = await fair.talents(event, 12)
  const rush = crowd.map((talent, i) =>
    i % 2 === 0
      ? say(fair, talent, 'bookSlot', { hostId: hosts[0]!.hostId, startsAt: hosts[0]!.slots[i / 2] })
      : say(fair, talent, 'requestInterview', { hostId: hosts[1]!.hostId, message: 'Bonjour' }),
  )
  await fair.rest.says(eventCancelled, { ...event, state: 'CANCELLED' })
  await Promise.all(rush)
  await fair.settled()
  for (const talent of crowd) {
    const { myAgenda } = await fair.api.as(talent).query('{ myAgenda { totalCount } }')
    expect(myAgenda.totalCount).toBe(0)
    const { _entities } = await fair.api.as(talent).query(
      `query ($r: [_Any!]!) { _entities(representations: $r) {
        ... on Event { myInterviews { edges { node { status } } } } } }`,
      { r: [{ __typename: 'Event', id: event.id }] },
    )
    for (const { node } of _entities[0].myInterviews.edges) expect(node.status).toBe('CANCELLED')
  }
})
