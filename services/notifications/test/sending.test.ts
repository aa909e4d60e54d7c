import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  interviewCancelled,
  interviewConfirmed,
  interviewRequested,
  invitationSent,
  personRegistered,
} from '@passerelle/contracts'
import { withCause } from '@passerelle/messaging'
import { readMetrics } from '@passerelle/testkit'
import { Pool } from 'pg'
import { listHeldMails, sendHeldMail } from '../src/index.ts'
import { Message } from '../src/mail/message.ts'
import { heardBy } from './support/read-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview } from './support/world.ts'

let on: Notifications
beforeAll(async () => {
  on = await startService()
  await on.happen(personRegistered, ines)
  await on.happen(personRegistered, camille)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())
afterEach(() => {
  on.mails.received.length = 0
  on.mails.answer = {}
  on.mails.beforeAnswer = async () => {}
})

const request = () => interview({ status: 'REQUESTED', slot: null })
const messageOf = ({ id }: { id: Message['interviewId'] }) =>
  on.orm.em.fork().findOneOrFail(Message, { interviewId: id }, { orderBy: { id: 'asc' } })

test('BY-07 a mail that the server takes later is sent later, with a growing pause, and once', async () => {
  let attempts = 0
  on.mails.answer.data = () => (++attempts < 3 ? 451 : undefined)
  const itv = request()
  await on.happen(interviewRequested, itv)
  await on.settle()
  expect(await messageOf(itv)).toMatchObject({
    state: 'QUEUED',
    attempts: 1,
    dueAt: new Date(on.clock().getTime() + 2_000),
  })
  on.clock.advance(2_000)
  await on.settle()
  expect(await messageOf(itv)).toMatchObject({
    state: 'QUEUED',
    attempts: 2,
    dueAt: new Date(on.clock().getTime() + 15_000),
  })
  on.clock.advance(15_000)
  await on.settle()
  const sent = await messageOf(itv)
  expect(sent).toMatchObject({ state: 'SENT', attempts: 3, sentAt: on.clock() })
  expect(on.mails.received.map(({ mail }) => mail.messageId)).toEqual([sent.messageId])
})

test('BY-07 a mail that the server refuses for good is not tried again', async () => {
  for (const refuse of [{ rcpt: () => 550 }, { data: () => 554 }]) {
    on.mails.answer = refuse
    const itv = request()
    await on.happen(interviewRequested, itv)
    await on.settle()
    expect(await messageOf(itv)).toMatchObject({ state: 'FAILED', attempts: 1, outcome: expect.stringContaining('No') })
  }
  on.clock.advance(48 * 3_600_000)
  await on.settle()
  expect(on.mails.received).toHaveLength(0)
})

test('BY-07 a connection that breaks before the mail is handed over costs nothing, one that breaks after it leaves doubt', async () => {
  on.mails.answer.rcpt = () => {
    on.mails.cut()
    return undefined
  }
  const before = request()
  await on.happen(interviewRequested, before)
  await on.settle()
  expect(await messageOf(before)).toMatchObject({ state: 'QUEUED', handedOverAt: null })
  on.mails.answer = {}
  on.clock.advance(60_000)
  await on.settle()
  expect(await messageOf(before)).toMatchObject({ state: 'SENT', attempts: 2 })

  on.mails.received.length = 0
  on.mails.beforeAnswer = async () => on.mails.cut()
  const after = request()
  await on.happen(interviewRequested, after)
  await on.settle()
  expect(await messageOf(after)).toMatchObject({ state: 'UNCERTAIN', attempts: 1 })
  on.mails.beforeAnswer = async () => {}
  on.clock.advance(48 * 3_600_000)
  await on.settle()
  expect(on.mails.received).toHaveLength(1)
})

test('BY-07 a mail counts as handed over from its last byte on, not while the server may still say no', async () => {
  const itv = request()
  const marks: (Date | null)[] = []
  const look = async () => {
    marks.push((await messageOf(itv)).handedOverAt)
  }
  on.mails.answer.rcpt = async () => {
    await look()
    return undefined
  }
  on.mails.beforeAnswer = look
  await on.happen(interviewRequested, itv)
  await on.settle()
  expect(marks).toEqual([null, on.clock()])
})

test('BY-07 a CANCEL that the server sees first would be a ghost: it waits while its REQUEST is on its way', async () => {
  const held = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  on.mails.beforeAnswer = async ({ to }) => {
    if (to !== ines.email) return
    arrived.resolve()
    await held.promise
  }
  const slot = { startsAt: '2027-12-03T09:00:00.000Z', endsAt: '2027-12-03T09:20:00.000Z' }
  const itv = interview({ slot })
  await on.happen(interviewConfirmed, itv)
  await arrived.promise
  await on.happen(interviewCancelled, { ...itv, status: 'CANCELLED', sequence: 1 })
  while (heardBy(on.mails.received, camille.email).length < 2) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(heardBy(on.mails.received, ines.email)).toEqual([])
  held.resolve()
  on.mails.beforeAnswer = async () => {}
  await on.settle()
  expect(heardBy(on.mails.received, ines.email)).toEqual(['REQUEST 0', 'CANCEL 1'])
})

test('BY-07 fifty confirmations at once are a hundred mails, each once', async () => {
  const slot = { startsAt: '2027-12-03T09:00:00.000Z', endsAt: '2027-12-03T09:20:00.000Z' }
  const many = Array.from({ length: 50 }, () => interview({ slot }))
  await Promise.all(many.map((itv) => on.happen(interviewConfirmed, itv)))
  await on.settle()
  expect(on.mails.received).toHaveLength(100)
  expect(new Set(on.mails.received.map(({ mail }) => mail.messageId)).size).toBe(100)
}, 60_000)

test('BY-07 an operator sees what was refused, and may have it sent after all while its reason stands', async () => {
  on.mails.answer.rcpt = () => 550
  const itv = request()
  await on.happen(interviewRequested, itv)
  await on.settle()
  on.mails.answer = {}
  const { id } = await messageOf(itv)
  const pool = new Pool({ connectionString: on.config.DATABASE_URL })
  try {
    const held = await listHeldMails(pool)
    expect(held.find((mail) => mail.id === id)).toMatchObject({ state: 'FAILED', person: camille.id, attempts: 1 })
    expect(await sendHeldMail(pool, id)).toBe(true)
    await on.settle()
    expect(on.mails.received).toHaveLength(1)
    expect(await sendHeldMail(pool, id)).toBe(false)
  } finally {
    await pool.end()
  }
})

test('OP-04 what waits and what was sent is shown: mails, events to publish, lag', async () => {
  const metrics = () => readMetrics(on.service.metricsUrl!)
  const before = await metrics()
  const itv = request()
  await on.happen(interviewRequested, itv)
  await on.settle()
  const after = await metrics()
  const grew = (sample: string) => after.get(sample)! - (before.get(sample) ?? 0)
  expect(grew('passerelle_mails_total{outcome="taken"}')).toBe(1)
  expect(grew('passerelle_events_received_total{outcome="handled"}')).toBeGreaterThan(0)
  for (const empty of ['consumer_lag_events', 'outbox_waiting_events', 'inbox_parked_events', 'mails_sending']) {
    expect([empty, after.get(`passerelle_${empty}`)]).toEqual([empty, 0])
  }
  expect(after.get('passerelle_database_connections')).toBeGreaterThan(0)
})

test('EV-05 a mail keeps the trace of what brought it about, and what its sending brings about carries it on', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  const itv = interview()
  await withCause({ traceparent }, () => on.happen(interviewConfirmed, itv))
  await on.settle()
  expect(await messageOf(itv)).toMatchObject({ state: 'SENT', traceparent })
  const told = await on.orm.em.fork().execute<{ traceparent: string }[]>(
    `select headers->>'traceparent' as traceparent from outbox o join invitation i on i.id = o.aggregate_id
     where i.interview_id = ? and o.type = ?`,
    [itv.id, invitationSent.type],
  )
  expect(told).toEqual([{ traceparent }, { traceparent }])
})
