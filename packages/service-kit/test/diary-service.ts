import { type Journal, type JournalEntry, journalMigration, record, startJournal } from '@passerelle/journal'
import { messagingMigration } from '@passerelle/messaging'
import { createOrm } from '@passerelle/persistence'
import { passportFor, type TestDatabase, testDatabase, testPassports } from '@passerelle/testkit'
import { type Client, createClient, type ExecutionResult } from 'graphql-ws'
import { WebSocket } from 'ws'
import {
  type BaseContext,
  createLog,
  type GraphqlServer,
  type Policies,
  passportVerifier,
  startGraphql,
  type Viewer,
} from '../src/index.ts'

const typeDefs = `
  type Line { number: Int! }
  type Query { lines: Int! }
  type Subscription { lineWritten(school: ID!, after: String): Line }
`
/** Staff of the school listen; lines that nobody may see are written, too. */
const policies: Policies = {
  Query: { lines: 'anyone' },
  Subscription: { lineWritten: (viewer: Viewer, { school }: { school: string }) => viewer.staffOf(school) },
  Line: (_: Viewer, { secret }: { secret: boolean }) => !secret,
}
const schema = { entities: [], migrations: [messagingMigration, journalMigration] }

export interface Diary extends AsyncDisposable {
  database: TestDatabase
  /** In one transaction. */
  write(school: string, numbers: readonly number[], secret?: boolean): Promise<void>
  /** Of the first entries. */
  cursors(school: string, count: number): Promise<string[]>
  /** One more process on the same database. */
  replica(): Promise<GraphqlServer>
}

/** A service that tells lines of a diary, on a database and sockets of its own. */
export async function startDiary(): Promise<Diary> {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await testDatabase('diary', schema))
  const orm = await createOrm({ url: database.url, ...schema })
  stack.defer(() => orm.close())
  const own = startJournal({ orm, log: createLog('diary', 'silent') })
  stack.defer(() => own.close())
  return {
    database,
    cursors: async (school, limit) => (await own.read(school, { limit })).map(({ cursor }) => cursor),
    write: (school, numbers, secret = false) =>
      orm.em.fork().transactional(async (em) => {
        for (const number of numbers) {
          const data = { number, secret }
          record(em, { stream: school, eventId: String(number), addresses: [], data, occurredAt: new Date() })
        }
      }),
    async replica() {
      const orm = await createOrm({ url: database.url, ...schema })
      stack.defer(() => orm.close())
      const log = createLog('diary', 'silent')
      const journal = startJournal({ orm, log })
      stack.defer(() => journal.close())
      const server = await serve(orm, journal)
      stack.defer(() => server.close())
      return server
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

function serve(orm: Awaited<ReturnType<typeof createOrm>>, journal: Journal): Promise<GraphqlServer> {
  const lineWritten = {
    subscribe: (_: unknown, { school, after }: { school: string; after?: string }) => journal.listen(school, { after }),
    resolve: ({ data }: JournalEntry) => data,
  }
  return startGraphql<BaseContext>({
    service: 'diary',
    typeDefs,
    modules: [{ resolvers: { Query: { lines: () => 0 }, Subscription: { lineWritten } }, policies }],
    orm,
    passports: passportVerifier({ PASSPORT_JWKS: testPassports.jwks }),
    port: 0,
    host: '127.0.0.1',
    clock: () => new Date(),
    log: createLog('diary', 'silent'),
  })
}

export type Told = ExecutionResult<{ lineWritten: { number: number } | null }, { cursor: string }>

/** A reader on a socket of its own, which can be cut as by a broken network. */
export function reader(url: string, school: string, staffOf: readonly string[] = [school]) {
  let socket: WebSocket | undefined
  const client: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ passport: await passportFor({ sub: 'gateway', gateway: true }) }),
    retryAttempts: 0,
    on: {
      connected: (opened) => {
        socket = opened as WebSocket
      },
    },
  })
  return {
    async listen(after?: string, extensions: Record<string, unknown> = {}): Promise<AsyncIterableIterator<Told>> {
      const passport = await passportFor({
        sub: 'per_1',
        staff: staffOf.map((one) => ({ school: one, permissions: [] })),
      })
      const query =
        'subscription ($school: ID!, $after: String) { lineWritten(school: $school, after: $after) { number } }'
      const request = {
        query,
        variables: { school, after },
        extensions: { passport, subscriber: 'one', ...extensions },
      }
      return client.iterate(request) as unknown as AsyncIterableIterator<Told>
    },
    /** Its passport from now on. Resolves when the server has it. */
    async renew(claims: Parameters<typeof passportFor>[0]): Promise<void> {
      const ponged = new Promise<void>((resolve) => client.on('pong', () => resolve()))
      socket!.send(JSON.stringify({ type: 'ping', payload: { passports: { one: await passportFor(claims) } } }))
      await ponged
    },
    cut: () => socket?.terminate(),
    close: () => client.dispose(),
  }
}
