import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import { type InvitationId, newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { Reply } from '../src/invitation/inbound/reply.ts'
import { type ReplyAddresses, replyAddressesFor } from '../src/invitation/inbound/reply-addresses.ts'
import { Invitation } from '../src/invitation/invitation.ts'
import { InterviewProjection } from '../src/projections/interview.ts'
import { PersonProjection } from '../src/projections/person.ts'
import * as replies from './support/replies.ts'
import { sendRaw } from './support/send-mail.ts'
import { camille, ines, interview } from './support/world.ts'

// Each test starts two processes.
jest.setTimeout(120_000)

const domain = 'reply.example.org'
const stack = new AsyncDisposableStack()
const soon = { startsAt: '2099-12-03T09:00:00.000Z', endsAt: '2099-12-03T09:20:00.000Z' }
let orm: MikroORM
let addresses: ReplyAddresses
let env: Record<string, string>
const children = new Set<ChildProcess>()

beforeAll(async () => {
  const database = stack.use(await testDatabase('notifications', { entities, migrations }))
  orm = await createOrm({ url: database.url, entities, migrations })
  stack.defer(() => orm.close())
  await migrate(orm)
  addresses = (await replyAddressesFor(orm.em.fork(), domain))!
  env = { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, DOMAIN: domain }
  await orm.em
    .fork()
    .persist([ines, camille].map((one) => new PersonProjection(one)))
    .flush()
}, 60_000)
afterAll(() => stack.disposeAsync())
afterEach(async () => {
  for (const child of children) await kill(child)
})

async function startServer(): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL('./support/inbound-process.ts', import.meta.url), { env, execArgv: [] })
  children.add(child)
  const [port] = (await once(child, 'message')) as [number]
  return { child, port }
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** An invitation, and the mail by which Inès accepts it, with the Message-ID that its sender repeats. */
async function answered(): Promise<{ id: InvitationId; to: string; raw: Buffer }> {
  const itv = interview({ slot: soon })
  const invitation = new Invitation(newId('inv'), itv.id, ines.id, new Date())
  await orm.em
    .fork()
    .persist([new InterviewProjection(itv), invitation])
    .flush()
  const to = addresses.of('reply', invitation.id)
  const written = { from: ines.email, to, uid: invitation.uid, attendee: ines.email, partstat: 'ACCEPTED' }
  return { id: invitation.id, to, raw: Buffer.from(replies.thunderbird(written)) }
}

/** What became of it: the answer, the mails kept, the answers kept, and how often others were told. */
async function outcomeOf(id: InvitationId) {
  const em = orm.em.fork()
  const { response, origin } = await em.findOneOrFail(Invitation, { id })
  const kept = await em.count(Reply, { invitationId: id })
  const count = async (sql: string) => (await em.execute<[{ count: number }]>(sql, [id]))[0].count
  const answers = await count('select count(*)::int as count from kept_answer where invitation_id = ?')
  const events = await count('select count(*)::int as count from outbox where aggregate_id = ?')
  return { response, origin, kept, answers, events }
}
const onlyOnce = { response: 'ACCEPTED', origin: 'REPLY', kept: 1, answers: 1, events: 1 }
const never = { response: 'NONE', origin: null, kept: 0, answers: 0, events: 0 }

test('BY-05 killed before the commit, the mail was not acknowledged and counts for nothing; repeated, it counts once', async () => {
  const { child, port } = await startServer()
  const { id, to, raw } = await answered()
  const holder = orm.em.fork()
  await holder.begin()
  await holder.execute('select 1 from invitation where id = ? for update', [id])
  const sending = sendRaw(port, to, raw).then(
    () => 'acknowledged',
    () => 'broken off',
  )
  await until(`wait_event_type = 'Lock' and query ilike '%invitation%'`)
  await kill(child)
  await endWaiting()
  await holder.rollback()
  expect(await sending).toBe('broken off')
  expect(await outcomeOf(id)).toEqual(never)
  const next = await startServer()
  expect(await sendRaw(next.port, to, raw)).toMatch(/^250/)
  expect(await outcomeOf(id)).toEqual(onlyOnce)
})

test('BY-05 killed between the commit and its 250, the mail counts, and does not count again when it is repeated', async () => {
  const { child, port } = await startServer()
  const { id, to, raw } = await answered()
  // The commit itself waits for a lock of ours: the process is stopped meanwhile, and never hears that it was done.
  const holder = orm.em.fork()
  await holder.execute(`create function wait_for_test() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(4711); return null; end $$`)
  await holder.execute(`create constraint trigger wait_for_test after insert on reply deferrable initially deferred
    for each row execute function wait_for_test()`)
  await holder.begin()
  await holder.execute('select pg_advisory_xact_lock(4711)')
  const sending = sendRaw(port, to, raw).then(
    () => 'acknowledged',
    () => 'broken off',
  )
  await until(`wait_event = 'advisory'`)
  child.kill('SIGSTOP')
  await holder.rollback()
  while ((await outcomeOf(id)).kept === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await kill(child)
  await holder.execute('drop function wait_for_test cascade')
  expect(await sending).toBe('broken off')
  expect(await outcomeOf(id)).toEqual(onlyOnce)
  const next = await startServer()
  expect(await sendRaw(next.port, to, raw)).toMatch(/^250/)
  expect(await outcomeOf(id)).toEqual(onlyOnce)
})

test('BY-05 killed again and again under load, no acknowledged answer is lost and none counts twice', async () => {
  const mails = await Promise.all(Array.from({ length: 24 }, answered))
  let { child, port } = await startServer()
  let acknowledged = 0
  let kills = 0
  /** As a mail server does: the same mail again, until it is taken. */
  const deliver = async ({ id, to, raw }: (typeof mails)[number]) => {
    for (;;) {
      const taken = await sendRaw(port, to, raw).catch((error: { responseCode?: number }) => {
        if ((error.responseCode ?? 0) >= 500) throw error
        return null
      })
      if (!taken) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        continue
      }
      expect(await outcomeOf(id)).toEqual(onlyOnce)
      acknowledged += 1
      if (acknowledged % 6 === 0 && kills < 3) {
        kills += 1
        await kill(child)
        ;({ child, port } = await startServer())
      }
      return
    }
  }
  const queue = [...mails]
  const sender = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await deliver(next)
  }
  await Promise.all(Array.from({ length: 6 }, sender))
  expect(kills).toBe(3)
  for (const mail of mails) {
    expect(await sendRaw(port, mail.to, mail.raw)).toMatch(/^250/)
    expect(await outcomeOf(mail.id)).toEqual(onlyOnce)
  }
})

/** Until a statement of the server waits. */
async function until(what: string): Promise<void> {
  for (;;) {
    const waiting = await orm.em
      .fork()
      .execute<object[]>(
        `select 1 from pg_stat_activity where ${what} and datname = current_database() and pid <> pg_backend_pid()`,
      )
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The database would carry out a waiting statement although whoever sent it is gone; here it is as if it never came. */
async function endWaiting(): Promise<void> {
  await orm.em
    .fork()
    .execute(
      `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
}
