import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { interviewConfirmed, personRegistered } from '@passerelle/contracts'
import { type Chance, chance, draws, seedOfRun } from '@passerelle/testkit/dice'
import { judge } from '../src/invitation/inbound/judge.ts'
import { mailAtMost, type ReadMail, readMail } from '../src/invitation/inbound/read-mail.ts'
import { appointmentIn } from './support/read-mail.ts'
import * as replies from './support/replies.ts'
import { sendRaw } from './support/send-mail.ts'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview } from './support/world.ts'

jest.setTimeout(300_000)

const written: replies.Written = {
  from: ines.email,
  to: 'reply+x@reply.example.org',
  uid: 'itv_01ja0000000000000000000000@passerelle',
  attendee: ines.email,
  partstat: 'ACCEPTED',
  stamp: '20261122T090500Z',
  comment: 'À jeudi',
}
const seeds = [
  ...Object.values(replies.programs).map((write) => write(written)),
  ...[replies.counter, replies.contradiction, replies.bodyOnly, replies.outOfOffice, replies.bounce].map((write) =>
    write(written),
  ),
].map((text) => Buffer.from(text))
const asked = {
  uid: written.uid,
  email: ines.email,
  slot: { startsAt: new Date('2026-12-03T09:00:00Z'), endsAt: new Date('2026-12-03T09:20:00Z') },
  before: { response: 'NONE' as const, answeredSequence: null, stampedAt: null },
  thread: [],
}
const now = new Date('2026-11-22T09:10:00Z')

const splinters = [
  '\r\n\r\n',
  '\r\n',
  '\n',
  '\0',
  '--',
  '"',
  '<',
  '>',
  '(',
  ';',
  ':',
  '=',
  '=?utf-8?B?',
  '?=',
  '\r\n ',
  '\\',
  '\xff\xfe',
  'BEGIN:VCALENDAR\r\n',
  'END:VEVENT\r\n',
  'METHOD:REPLY\r\n',
  'BEGIN:VEVENT\r\n',
  'ATTENDEE;PARTSTAT=DECLINED:mailto:x@y\r\n',
  'Content-Type: multipart/mixed; boundary="b"\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'SEQUENCE:-1\r\n',
  'SEQUENCE:99999999999999999999\r\n',
  'DTSTAMP:00000000T000000Z\r\n',
  'DTSTART;TZID=../../etc:20261203T100000\r\n',
  'DTSTAMP:99999999T999999Z\r\n',
  'From: a:b@c,d@e;\r\n',
  'Auto-Submitted: auto-replied\r\n',
  '__proto__=1',
  'ATTENDEE;__proto__=x;constructor=y:z\r\n',
].map((text) => Buffer.from(text, 'latin1'))

/** A mail that something has happened to: cut, doubled, turned around, splintered, mixed with another. */
function broken({ below, happens, pick }: Chance): Buffer {
  let mail = pick(seeds)
  const at = () => below(mail.length)
  for (let times = 1 + below(6); times > 0; times--) {
    const [a, b] = [at(), at()].sort((x, y) => x - y) as [number, number]
    const kind = below(7)
    if (kind === 0) mail = mail.subarray(0, b)
    else if (kind === 1) mail = Buffer.concat([mail.subarray(0, a), mail.subarray(b)])
    else if (kind === 2) mail = Buffer.concat([mail.subarray(0, b), mail.subarray(a)])
    else if (kind === 3) mail = Buffer.concat([mail.subarray(0, a), pick(splinters), mail.subarray(a)])
    else if (kind === 4) mail = Buffer.concat([mail.subarray(0, a), pick(seeds).subarray(b)])
    else if (kind === 5) mail = Buffer.from(mail.map((byte) => (happens(0.01) ? below(256) : byte)))
    else mail = Buffer.concat([mail.subarray(0, a), ...Array(20).fill(pick(splinters)), mail.subarray(a)])
  }
  return mail.subarray(0, mailAtMost)
}

test('BY-05 broken mails are each read and judged: none throws, none takes long', async () => {
  const dice = chance(seedOfRun, 'broken mails')
  const outcomes = new Map<string, number>()
  let slowest = 0
  for (let count = 0; count < draws(10_000); count++) {
    const mail = broken(dice)
    const from = process.cpuUsage()
    const { outcome, answer, proposal } = judge(await readMail(mail), asked, now)
    const { user, system } = process.cpuUsage(from)
    slowest = Math.max(slowest, (user + system) / 1_000)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    for (const time of [answer?.stamp, proposal?.startsAt]) expect(Number.isNaN(time?.getTime() ?? 0)).toBe(false)
    if (answer) expect(answer.sequence).toBeLessThanOrEqual(0)
  }
  // The mails still reach every corner of the reader.
  for (const outcome of ['ANSWER', 'PROPOSAL', 'STRANGER', 'REVIEW', 'MESSAGE', 'AUTOMATIC', 'BOUNCE'])
    expect(outcomes.get(outcome)).toBeGreaterThan(draws(10))
  expect(slowest).toBeLessThan(1_000)
})

const filled = (text: string, size = 1_900_000) => text.repeat(Math.ceil(size / text.length)).slice(0, size)
const hostile: Record<string, string> = {
  'one endless line': filled('x'),
  'open brackets in an address': `From: ${filled('<(', 100_000)}\r\n\r\nx`,
  'a subject of encoded words': `Subject: ${filled('=?utf-8?Q?=41?= ', 100_000)}\r\n\r\nx`,
  'ten thousand headers': `${filled('X-A: b\r\n', 120_000)}\r\nx`,
  'nested parts': `Content-Type: multipart/mixed; boundary=b\r\n\r\n${filled('--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n')}`,
  'many parts': `Content-Type: multipart/mixed; boundary=b\r\n\r\n${filled('--b\r\n\r\nx\r\n')}`,
  'a page of open tags': `Content-Type: text/html\r\n\r\n${filled('<a<')}`,
  'a page of entities': `Content-Type: text/html\r\n\r\n${filled('&amp')}`,
  'a calendar that only begins': `Content-Type: text/calendar\r\n\r\n${filled('BEGIN:VCALENDAR\r\n', 250_000)}`,
  'a calendar of attendees': `Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n${filled('ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.c\r\n', 240_000)}`,
  'a calendar of quotes': `Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n${filled('A;B="c;d";', 240_000)}`,
  'quoted-printable without end': `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${filled('=')}`,
}
test.each(Object.entries(hostile))('BY-05 %s does not hold the reader up', async (_, text) => {
  const raw = Buffer.from(text)
  expect(raw.length).toBeLessThan(mailAtMost)
  const from = process.cpuUsage()
  const mail: ReadMail = await readMail(raw)
  const { user, system } = process.cpuUsage(from)
  expect(judge(mail, asked, now).outcome).not.toBe('ANSWER')
  expect((user + system) / 1_000).toBeLessThan(2_000)
})

let on: Notifications
beforeAll(async () => {
  on = await startService()
  for (const one of [ines, camille]) await on.happen(personRegistered, one)
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

test('BY-05 broken mails by SMTP are all taken or refused, and the next good answer counts', async () => {
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  const { organizer: to, uid } = appointmentIn(on.mails.received.findLast((mail) => mail.to === ines.email)!)
  const dice = chance(seedOfRun, 'broken mails by SMTP')
  const port = on.service.inboundPort!
  for (let count = 0; count < draws(300); count++) {
    const text = broken(dice).toString('latin1').replaceAll(written.uid, uid)
    expect(await sendRaw(port, to, Buffer.from(text, 'latin1'))).toMatch(/^250/)
  }
  await sendRaw(
    port,
    to,
    Buffer.from(replies.gmail({ ...written, to, uid, partstat: 'TENTATIVE', stamp: '20261122T090000Z' })),
  )
  await on.settle()
  const { data } = await on.api
    .as({ sub: camille.id })
    .ask(
      `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Interview { invitations { nodes { person { id } response } } replies(first: 100) { nodes { outcome } } } } }`,
      { them: [{ __typename: 'Interview', id: itv.id }] },
    )
  const [{ invitations, replies: kept }] = data._entities
  expect(invitations.nodes.find((one: { person: { id: string } }) => one.person.id === ines.id).response).toBe(
    'TENTATIVE',
  )
  expect(kept.nodes.length).toBeGreaterThan(draws(90))
})

test('BY-05 an answer counts after more mails than are kept to be read, and what a machine goes on sending is not kept', async () => {
  const itv = interview()
  await on.happen(interviewConfirmed, itv)
  await on.settle()
  const { organizer: to, uid } = appointmentIn(on.mails.received.findLast((mail) => mail.to === ines.email)!)
  const port = on.service.inboundPort!
  const send = (mail: string) => sendRaw(port, to, Buffer.from(mail))
  const answer = { ...written, to, uid }
  await send(replies.withWords(answer, 'Encore'))
  await on.settle()
  const em = on.orm.em.fork()
  await em.execute(
    `insert into reply select (jsonb_populate_record(row, jsonb_build_object('id', 'rpl_' || n, 'digest', digest || n))).*
     from reply row, generate_series(1, 99) n where interview_id = ?`,
    [itv.id],
  )
  await send(replies.withWords(answer, 'Et encore'))
  await send(replies.gmail({ ...answer, partstat: 'TENTATIVE', stamp: '20261122T090000Z' }))
  await on.settle()
  const kept = await em.execute('select outcome, count(*)::integer from reply where interview_id = ? group by 1', [
    itv.id,
  ])
  expect(kept).toEqual(
    expect.arrayContaining([
      { outcome: 'MESSAGE', count: 100 },
      { outcome: 'ANSWER', count: 1 },
    ]),
  )
})
