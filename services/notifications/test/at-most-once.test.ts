import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { Message } from '../src/mail/message.ts'
import type { MessageState } from '../src/mail/message-state.ts'
import { InterviewProjection } from '../src/projections/interview.ts'
import { PersonProjection } from '../src/projections/person.ts'
import { type MailServer, startMailServer } from './support/mail-server.ts'
import { ines, interview } from './support/world.ts'

// Each test starts two processes.
jest.setTimeout(120_000)

const stack = new AsyncDisposableStack()
const soon = { startsAt: '2099-12-03T09:00:00.000Z', endsAt: '2099-12-03T09:20:00.000Z' }
let orm: MikroORM
let mails: MailServer
let env: Record<string, string>
const children = new Set<ChildProcess>()

beforeAll(async () => {
  const database = stack.use(await testDatabase('notifications', { entities, migrations }))
  mails = stack.use(await startMailServer())
  orm = await createOrm({ url: database.url, entities, migrations })
  stack.defer(() => orm.close())
  await migrate(orm)
  env = { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, SMTP_URL: mails.url }
  await orm.em.fork().persist(new PersonProjection(ines)).flush()
}, 60_000)
afterAll(() => stack.disposeAsync())
beforeEach(() => {
  mails.received.length = 0
  mails.answer = {}
  mails.beforeAnswer = async () => {}
})
afterEach(async () => {
  for (const child of children) await kill(child)
})

async function startSender(later = 0): Promise<ChildProcess> {
  const child = fork(new URL('./support/sender-process.ts', import.meta.url), {
    env: { ...env, CLOCK_OFFSET: String(later) },
    execArgv: [],
  })
  children.add(child)
  await once(child, 'message')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function queueMail(): Promise<Message> {
  const request = interview({ status: 'REQUESTED', slot: soon, sentBy: 'RECRUITER' })
  const mail = {
    id: newId('msg'),
    person: ines.id,
    mail: { kind: 'REQUEST_RECEIVED' as const, facts: {} },
    cause: request.id,
    interviewId: request.id,
  }
  const message = new Message(mail, new Date(0))
  await orm.em
    .fork()
    .persist([new InterviewProjection(request), message])
    .flush()
  return message
}

const stored = ({ id }: Message) => orm.em.fork().findOneOrFail(Message, { id })

/** How often the mail has come. */
function arrivalsOf({ id }: Message): number {
  return mails.received.filter(({ mail }) => mail.messageId === `<${id}@example.org>`).length
}

async function until(message: Message, ...states: MessageState[]): Promise<Message> {
  for (;;) {
    const now = await stored(message)
    if (states.includes(now.state)) return now
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Holds the row of the mail that is being sent, so that whatever is to be written about it waits, until disposed of. */
async function holdRow(): Promise<AsyncDisposable> {
  const em = orm.em.fork()
  await em.begin()
  const held = await em.execute<object[]>(`select 1 from message where state = 'SENDING' for update`)
  expect(held).toHaveLength(1)
  return { [Symbol.asyncDispose]: () => em.rollback() }
}

const minutes = 60_000

test('BY-07 killed before the mail was handed over, it is sent by the next process, once', async () => {
  const reached = Promise.withResolvers<void>()
  mails.answer.rcpt = () => {
    reached.resolve()
    return new Promise<undefined>(() => {})
  }
  const first = await startSender()
  const message = await queueMail()
  await reached.promise
  await kill(first)
  expect(await stored(message)).toMatchObject({ state: 'SENDING', handedOverAt: null })
  mails.answer = {}
  const second = await startSender(2 * minutes)
  const sent = await until(message, 'SENT', 'UNCERTAIN', 'FAILED')
  expect(sent).toMatchObject({ state: 'SENT', attempts: 2 })
  expect(arrivalsOf(message)).toBe(1)
  await kill(second)
})

test('BY-07 killed with all of the mail sent but the final dot, while the mark is not committed, it is sent once', async () => {
  const reached = Promise.withResolvers<AsyncDisposable>()
  mails.answer.rcpt = async () => {
    reached.resolve(await holdRow())
    return undefined
  }
  const first = await startSender()
  const message = await queueMail()
  const held = await reached.promise
  mails.answer = {}
  await waitForLockedUpdate()
  await kill(first)
  await endWaitingUpdates()
  await held[Symbol.asyncDispose]()
  expect(arrivalsOf(message)).toBe(0)
  const second = await startSender(2 * minutes)
  expect((await until(message, 'SENT', 'UNCERTAIN', 'FAILED')).state).toBe('SENT')
  expect(arrivalsOf(message)).toBe(1)
  await kill(second)
})

test('BY-07 killed between the final dot and the answer, it is uncertain and never sent again', async () => {
  const reached = Promise.withResolvers<void>()
  mails.beforeAnswer = () => {
    reached.resolve()
    return new Promise(() => {})
  }
  const first = await startSender()
  const message = await queueMail()
  await reached.promise
  await kill(first)
  mails.beforeAnswer = async () => {}
  const second = await startSender(2 * minutes)
  expect((await until(message, 'SENT', 'UNCERTAIN', 'FAILED')).state).toBe('UNCERTAIN')
  const other = await queueMail()
  await until(other, 'SENT')
  expect(arrivalsOf(message)).toBe(0)
  await kill(second)
})

test('BY-07 killed between the server’s yes and the commit, it has come once and stays at that', async () => {
  const reached = Promise.withResolvers<AsyncDisposable>()
  mails.beforeAnswer = async () => reached.resolve(await holdRow())
  const first = await startSender()
  const message = await queueMail()
  const held = await reached.promise
  mails.beforeAnswer = async () => {}
  await waitForLockedUpdate()
  await kill(first)
  await endWaitingUpdates()
  await held[Symbol.asyncDispose]()
  const second = await startSender(2 * minutes)
  expect((await until(message, 'SENT', 'UNCERTAIN', 'FAILED')).state).toBe('UNCERTAIN')
  await until(await queueMail(), 'SENT')
  expect(arrivalsOf(message)).toBe(1)
  await kill(second)
})

test('BY-07 a process that stood still while another sent the mail cannot send it again', async () => {
  const reached = Promise.withResolvers<AsyncDisposable>()
  mails.answer.rcpt = async () => {
    reached.resolve(await holdRow())
    return undefined
  }
  const first = await startSender()
  const message = await queueMail()
  const held = await reached.promise
  mails.answer = {}
  await waitForLockedUpdate()
  first.kill('SIGSTOP')
  await endWaitingUpdates()
  await held[Symbol.asyncDispose]()
  const second = await startSender(2 * minutes)
  expect((await until(message, 'SENT', 'UNCERTAIN')).state).toBe('SENT')
  first.kill('SIGCONT')
  await until(await queueMail(), 'SENT')
  await until(await queueMail(), 'SENT')
  expect(arrivalsOf(message)).toBe(1)
  await kill(first)
  await kill(second)
})

/** Until somebody's update of a message waits for the row that the test holds. */
async function waitForLockedUpdate(): Promise<void> {
  for (;;) {
    const waiting = await orm.em
      .fork()
      .execute<object[]>(
        `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'update%' and datname = current_database()`,
      )
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The database would carry out a waiting statement although whoever sent it is gone; here it is as if it never came. */
async function endWaitingUpdates(): Promise<void> {
  await orm.em
    .fork()
    .execute(
      `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    )
}
