import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import type { MikroORM } from '@mikro-orm/postgresql'
import { newId } from '@passerelle/kernel'
import { presentCause } from '@passerelle/messaging'
import {
  type BaseContext,
  createLog,
  type GraphqlServer,
  type Memberships,
  type PassportInput,
  type Policies,
  passportVerifier,
  startGraphql,
  type Viewer,
} from '@passerelle/service-kit'
import { createBroadcast, testPassports } from '@passerelle/testkit'
import { parse } from 'graphql'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`

/** Named like services of the supergraph, because the gateway knows those: people in one, notes about them in the other. */
export const sdl = {
  employers: `${link}
    type Person @key(fields: "id") { id: ID! name: String! }
    type Query { me: Person fault: String people(first: Int): [Person!]! slow(ms: Int!): String! held: Int! }
    type Mutation { rename(name: String!): Person! }`,
  notifications: `${link}
    type Person @key(fields: "id") { id: ID! notes: [Note!] }
    type Note { id: ID! text: String! traceparent: String! author: Person! }
    type Query { notes: [Note!] requestId: String! traceparent: String! }
    type Subscription { noteWritten: Note mine: Note staffNotes: Note }`,
}

export interface Note {
  id: string
  text: string
  author: { id: string }
}

const orm = {
  em: { fork: () => ({ getConnection: () => ({ execute: async () => [] }) }) },
} as unknown as Pick<MikroORM, 'em'>

const shared = {
  orm,
  passports: passportVerifier({ PASSPORT_JWKS: testPassports.jwks }),
  host: '127.0.0.1',
  clock: () => new Date('2026-03-02T08:00:00Z'),
  log: createLog('test', 'silent'),
}

export interface TwoSubgraphs {
  [Symbol.asyncDispose](): Promise<void>
  employers: GraphqlServer
  notifications: GraphqlServer
  /** File with the composed supergraph. */
  supergraph: string
  /** E-mail address → person id, as the gateway asked for them. */
  people: Map<string, string>
  /** E-mail addresses of those who are let in no more. */
  suspended: Set<string>
  /** @returns the secret of a new API key with the scope FEED */
  issueKey(): string
  /** How many times the gateway asked for memberships. */
  accessed(): number
  /** How many mutations ran. */
  renamed(): number
  /** The idempotency keys that they had. */
  keys: (string | undefined)[]
  held: Held
  write(note: Note): void
  listeners(): number
  /** @param awayFor milliseconds until it is back */
  restartNotifications(awayFor?: number): Promise<void>
  /** What employers says of somebody beside their name, from the next time it is asked. */
  grant(email: string, memberships: Partial<Memberships>): void
  /** People that employers was asked for by reference; those called `per_held…` are answered by `release` only. */
  references: string[]
  /** `traceparent` of the questions for memberships, and for people by reference. */
  traces: { access: string[]; references: string[] }
  release(): void
}

export async function startTwoSubgraphs(): Promise<TwoSubgraphs> {
  const people = new Map<string, string>()
  let accessed = 0
  let renamed = 0
  const keys: TwoSubgraphs['keys'] = []
  const suspended = new Set<string>()
  const access = async (request: { body: unknown }) => {
    accessed++
    const { email } = request.body as { email: string }
    if (suspended.has(email)) return undefined
    if (!people.has(email)) people.set(email, newId('per'))
    const person = { sub: people.get(email), name: email.split('@')[0], email, locale: 'fr', tz: 'Europe/Paris' }
    return { ...person, ...granted.get(email) }
  }
  const granted = new Map<string, Partial<Memberships>>()
  const apiKeys = new Map<string, PassportInput>()
  const references: string[] = []
  const traces: TwoSubgraphs['traces'] = { access: [], references: [] }
  let gate = Promise.withResolvers<void>()
  const personOf = async ({ id }: { id: string }) => {
    references.push(id)
    traces.references.push(String(presentCause().traceparent))
    if (id.startsWith('per_held')) await gate.promise
    if (id === 'per_fault') throw new Error('select * from person: connection to 10.0.0.7 refused')
    return { id, name: `Person ${id.slice(-4)}` }
  }
  const held = heldWork()
  const renaming = (key: string | undefined) => {
    renamed++
    keys.push(key)
  }
  const employers = await startGraphql({
    ...shared,
    service: 'employers',
    port: 0,
    typeDefs: sdl.employers,
    modules: [
      {
        resolvers: { ...peopleResolvers(held, renaming), Person: { __resolveReference: personOf } },
        policies: peoplePolicies,
      },
    ],
    routes(app, viewerOf) {
      app.post('/access', async (request, reply) => {
        traces.access.push(String(request.headers.traceparent))
        if ((request.body as { email: string }).email.startsWith('away')) return reply.code(503).send({ errors: [] })
        if (!(await viewerOf(request)).isGateway) throw new Error('not the gateway')
        return (await access(request)) ?? reply.code(403).send({ code: 'SUSPENDED', message: 'You are suspended.' })
      })
      app.post('/access/key', async (request, reply) => {
        if (!(await viewerOf(request)).isGateway) throw new Error('not the gateway')
        const claims = apiKeys.get((request.body as { secretHash: string }).secretHash)
        return claims
          ? { claims, expiresAt: null }
          : reply.code(404).send({ code: 'NOT_FOUND', message: 'No such key.' })
      })
    },
  })
  const notes = notesSubgraph()
  let notifications = await notes.start(0)
  const supergraph = join(mkdtempSync(join(tmpdir(), 'supergraph-')), 'supergraph.graphql')
  writeFileSync(supergraph, compose())
  return {
    employers,
    traces,
    get notifications() {
      return notifications
    },
    supergraph,
    people,
    suspended,
    issueKey() {
      const secret = `psk_${randomBytes(32).toString('base64url')}`
      const id = newId('key')
      const key = { id, school: newId('sch'), scopes: ['FEED' as const] }
      apiKeys.set(createHash('sha256').update(secret).digest('hex'), { sub: id, name: 'Portal', key })
      return secret
    },
    accessed: () => accessed,
    renamed: () => renamed,
    keys,
    held,
    write: notes.write,
    listeners: notes.listeners,
    grant: (email, memberships) => granted.set(email, memberships),
    references,
    release() {
      gate.resolve()
      gate = Promise.withResolvers()
    },
    async restartNotifications(awayFor = 0) {
      await notifications.close()
      await new Promise((resolve) => setTimeout(resolve, awayFor))
      notifications = await notes.start(Number(new URL(notifications.url).port))
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([employers.close(), notifications.close()])
    },
  }
}

/** @param changed what a supergraph says differently of its subgraphs */
export function compose(changed: Readonly<Record<string, string>> = {}): string {
  const services = Object.entries({ ...sdl, ...changed }).map(([name, text]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(text),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors))
  return supergraphSdl
}

const peoplePolicies: Policies = {
  Query: { me: 'anyone', fault: 'anyone', people: 'anyone', slow: 'anyone', held: 'anyone' },
  Mutation: { rename: 'anyone' },
  Person: 'anyone',
}

const peopleResolvers = (held: Held, renaming: (key: string | undefined) => void) => ({
  Query: {
    me: (_: unknown, _args: unknown, { viewer }: BaseContext) => ({ id: viewer.personId, name: viewer.name }),
    people: () => [],
    held: held.read,
    slow: (_: unknown, { ms }: { ms: number }) => new Promise((done) => setTimeout(() => done('done'), ms)),
    fault: () => {
      throw new Error('select * from person: connection to 10.0.0.7 refused')
    },
  },
  Mutation: {
    rename: (_: unknown, { name }: { name: string }, { viewer, idempotencyKey }: BaseContext) => {
      renaming(idempotencyKey)
      held.change()
      return { id: viewer.personId, name }
    },
  },
})

/** A field that reads at once and answers when it is let go; each mutation changes what it reads. */
export interface Held {
  read(): Promise<number>
  change(): void
  /** How often it was read since the last release. */
  reads(): number
  release(): void
}

function heldWork(): Held {
  let value = 0
  let reads = 0
  let gate = Promise.withResolvers<void>()
  return {
    async read() {
      const seen = value
      reads++
      await gate.promise
      return seen
    },
    change: () => void value++,
    reads: () => reads,
    release() {
      gate.resolve()
      gate = Promise.withResolvers()
      reads = 0
    },
  }
}

const notesPolicies: Policies = {
  Query: { notes: 'anyone', requestId: 'anyone', traceparent: 'anyone' },
  Subscription: {
    noteWritten: 'anyone',
    mine: 'anyone',
    staffNotes: (viewer: Viewer) => viewer.staffSchools().length > 0,
  },
  Person: 'anyone',
  'Person.notes': 'anyone',
  Note: (viewer: Viewer, note: Note) => note.text !== 'private' || note.author.id === viewer.personId,
}

function notesSubgraph() {
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
  const resolvers = {
    Query: {
      notes: () => [],
      requestId: (_: unknown, _args: unknown, ctx: BaseContext) => ctx.requestId,
      traceparent: () => presentCause().traceparent,
    },
    Subscription: {
      noteWritten: { subscribe: listen, resolve: (note: Note) => note },
      staffNotes: { subscribe: listen, resolve: (note: Note) => note },
      mine: {
        subscribe: listen,
        resolve: (note: Note) => {
          if (note.text === 'boom') throw new Error('relation "note" does not exist')
          return note
        },
      },
    },
    Note: { traceparent: () => presentCause().traceparent },
    Person: { notes: () => [] },
  }
  return {
    write: written.publish,
    listeners: () => listeners,
    start: (port: number) =>
      startGraphql({
        ...shared,
        service: 'notifications',
        port,
        typeDefs: sdl.notifications,
        modules: [{ resolvers, policies: notesPolicies }],
      }),
  }
}
