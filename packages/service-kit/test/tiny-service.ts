import type { MikroORM } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { isRefusal, newId, type PersonId, systemClock } from '@passerelle/kernel'
import { createBroadcast } from '@passerelle/testkit'
import {
  type BaseContext,
  createLog,
  type GraphqlServer,
  newPassportKey,
  type PassportSigner,
  type Policies,
  passportSigner,
  passportVerifier,
  startGraphql,
  type Viewer,
} from '../src/index.ts'
import type { Lanes } from '../src/start-graphql.ts'

/** A note has one author, who alone may read it; its secret is for staff of a school. */
export class Note {
  id: string
  author: PersonId
  text: string
  constructor(id: string, author: PersonId, text: string) {
    this.id = id
    this.author = author
    this.text = text
  }
}

export const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  scalar DateTime
  scalar URL
  scalar Date
  scalar EmailAddress
  scalar TimeZone
  type Note @key(fields: "id") { id: ID! text: String! secret: String author: Author! slow: String }
  type Author @key(fields: "id", resolvable: false) { id: ID! }
  type Page { notes: [Note]! strict: [Note!]! }
  interface Refusal { code: String! message: String! field: String }
  type ActionRefused implements Refusal @shareable { code: String! message: String! field: String }
  type InvalidInput implements Refusal { code: String! message: String! field: String limit: Int! }
  union WriteResult = Note | ActionRefused | InvalidInput
  type Query {
    note(id: ID!): Note page: Page! fault: String now: DateTime! link(to: URL!): URL
    at(is: DateTime!): DateTime day(is: Date!): Date mail(is: EmailAddress!): EmailAddress zone(is: TimeZone!): TimeZone
    staffOnly: String
    slow(ms: Int!): String! viewer: String!
  }
  type Mutation { write(text: String!): WriteResult! }
  type Subscription { noteWritten: Note staffEvents: Note }
`

export const policies: Policies = {
  byKey: {
    'Query.note': 'anyone',
    Note: (viewer: Viewer) => viewer.key?.scopes.includes('READ_EVENTS') === true,
  },
  Query: {
    note: 'anyone',
    page: 'anyone',
    fault: 'anyone',
    now: 'anyone',
    link: 'anyone',
    ...{ at: 'anyone', day: 'anyone', mail: 'anyone', zone: 'anyone' },
    slow: 'anyone',
    viewer: 'anyone',
    staffOnly: (viewer: Viewer) => viewer.staffSchools().length > 0,
  },
  Mutation: {
    write: (_viewer: Viewer, args: { text: string }) => (args.text === 'spam' ? refuse('NOT_A_CANDIDATE') : true),
  },
  Subscription: { noteWritten: 'anyone', staffEvents: (viewer: Viewer) => viewer.staffSchools().length > 0 },
  Note: (viewer: Viewer, note: Note) => note.author === viewer.personId,
  'Note.secret': (viewer: Viewer) => viewer.staffSchools().length > 0,
}

export interface Tiny extends AsyncDisposable {
  server: GraphqlServer
  signer: PassportSigner
  notes: Map<string, Note>
  publish(note: Note): void
  listeners(): number
}

/** The whole service around a map instead of a database. @param trueClock by which passports of subscriptions end */
export async function startTiny(
  log = createLog('tiny', 'silent'),
  trueClock = systemClock,
  lanes?: Lanes,
): Promise<Tiny> {
  const signer = await passportSigner(await newPassportKey())
  const notes = new Map<string, Note>()
  const written = createBroadcast<Note>()
  let listeners = 0
  const listen = () => {
    listeners++
    const events = written.listen()
    const leave = events.return.bind(events)
    events.return = (value) => {
      listeners--
      return leave(value)
    }
    return events
  }
  const server = await startGraphql({
    service: 'tiny',
    typeDefs,
    modules: [{ resolvers: resolvers(notes, written.publish, listen), policies }],
    orm: { em: { fork: () => ({ getConnection: () => ({ execute: async () => [] }) }) } } as unknown as Pick<
      MikroORM,
      'em'
    >,
    passports: passportVerifier({ PASSPORT_JWKS: JSON.stringify(signer.jwks) }),
    port: 0,
    host: '127.0.0.1',
    clock: () => new Date('2026-03-02T08:00:00Z'),
    trueClock,
    log,
    ...(lanes && { lanes }),
    routes: (app, viewerOf) => {
      app.post('/access', async (request) => ({ gateway: (await viewerOf(request)).isGateway }))
      app.get('/away', async () => {
        throw Object.assign(new Error('the database system is starting up'), { code: '57P03' })
      })
      app.get('/fault', async () => {
        throw new Error('relation "secret_table" does not exist at 10.0.0.7:5432')
      })
    },
  })
  return {
    server,
    signer,
    notes,
    publish: written.publish,
    listeners: () => listeners,
    [Symbol.asyncDispose]: () => server.close(),
  }
}

function resolvers(notes: Map<string, Note>, publish: (note: Note) => void, listen: () => AsyncIterable<Note>) {
  return {
    Query: {
      note: (_: unknown, { id }: { id: string }) => notes.get(id) ?? null,
      page: () => ({ notes: [...notes.values()], strict: [...notes.values()] }),
      fault: () => {
        throw new Error('relation "secret_table" does not exist at 10.0.0.7:5432')
      },
      now: (_: unknown, _args: unknown, ctx: BaseContext) => ctx.now(),
      link: (_: unknown, { to }: { to: string }) => to,
      ...{ at: asGiven, day: asGiven, mail: asGiven, zone: asGiven },
      staffOnly: () => 'the staff room',
      viewer: (_: unknown, _args: unknown, ctx: BaseContext) => ctx.viewer.personId,
      slow: (_: unknown, { ms }: { ms: number }) => new Promise((done) => setTimeout(() => done('done'), ms)),
    },
    Mutation: {
      write: (_: unknown, { text }: { text: string }, { viewer }: BaseContext) => {
        if (text.length > 20)
          return refuse('INVALID_INPUT.TOO_LONG', { what: 'words', longest: 20 }, { limit: 20, field: 'text' })
        if (text === 'odd') return refuse('NOT_YET.OFFER')
        const note = new Note(newId('ntc'), viewer.personId, text)
        notes.set(note.id, note)
        publish(note)
        return note
      },
    },
    Subscription: {
      noteWritten: { subscribe: listen, resolve: (note: Note) => note },
      staffEvents: { subscribe: listen, resolve: (note: Note) => note },
    },
    Note: {
      __resolveReference: ({ id }: { id: string }) => notes.get(id),
      author: (note: Note) => ({ id: note.author }),
      secret: () => 'hidden',
      slow: () => null,
    },
    WriteResult: { __resolveType: (value: unknown) => (isRefusal(value) ? undefined : 'Note') },
  }
}

function asGiven(_: unknown, { is }: { is: unknown }): unknown {
  return is
}
