import { Migration } from '@mikro-orm/migrations'
import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import { createOrm, impersonal, table } from '@passerelle/persistence'
import { fixedClock, type TestDatabase, testDatabase, testPassports } from '@passerelle/testkit'
import {
  type BaseContext,
  changes,
  createLog,
  type GraphqlServer,
  keptActsMigration,
  type Module,
  type Policies,
  passportVerifier,
  startGraphql,
  type Viewer,
} from '../src/index.ts'

export const typeDefs = `
  type Book { id: ID! title: String! readBy: Int! }
  type Lending { book: Book! code: String! until: DateTime! }
  scalar DateTime
  type Shelved { books: [ShelfResult!]! }
  interface Refusal { code: String! message: String! }
  type ActionRefused implements Refusal { code: String! message: String! }
  union ShelfResult = Book | ActionRefused
  union LendResult = Lending | ActionRefused
  union ShelveResult = Shelved | ActionRefused
  type Query { books: [Book!]! }
  type Mutation {
    add(title: String!, note: String): ShelfResult!
    read(id: ID!): ShelfResult!
    lend(id: ID!): LendResult!
    shelve(titles: [String!]!): ShelveResult!
    burn(id: ID!): Boolean
  }
`

class Book {
  id: string
  title: string
  readBy = 0
  constructor(id: string, title: string) {
    this.id = id
    this.title = title
  }
}

const bookTable = table(Book, 'book', (p) => ({
  id: p.text().primary(),
  title: impersonal(p.text()),
  readBy: p.integer(),
}))

class BookTables extends Migration {
  override up(): void {
    this.addSql('create table book (id text primary key, title text not null, read_by integer not null)')
  }
}

const policies: Policies = {
  Query: { books: 'anyone' },
  Mutation: {
    add: (viewer: Viewer) => (banned.has(viewer.personId) ? refuse('NOT_A_CANDIDATE') : true),
    read: 'anyone',
    lend: 'anyone',
    shelve: 'anyone',
    burn: 'anyone',
  },
  Book: 'anyone',
}

/** Whom the policy no longer lets add anything. */
export const banned = new Set<PersonId>()

/** What a test does in the midst of an act, inside its transaction. */
export const midst: { act: (em: EntityManager, title: string) => Promise<unknown> } = { act: async () => undefined }

async function add(ctx: BaseContext, title: string) {
  return changes(ctx, async (em) => {
    if (title === 'forbidden') return refuse('HOST_CLOSED')
    const book = new Book(newId('ntc'), title)
    em.persist(book)
    await midst.act(em, title)
    return book
  })
}

async function found(em: EntityManager, id: string): Promise<Book> {
  return em.findOneOrFail(Book, { id })
}

const resolvers = {
  Query: { books: (_: unknown, _args: unknown, { em }: BaseContext) => em.find(Book, {}, { orderBy: { id: 'asc' } }) },
  Mutation: {
    add: (_: unknown, { title }: { title: string }, ctx: BaseContext) => add(ctx, title),
    read: (_: unknown, { id }: { id: string }, ctx: BaseContext) =>
      changes(ctx, async (em) => {
        const book = await found(em, id)
        book.readBy += 1
        return book
      }),
    lend: (_: unknown, { id }: { id: string }, ctx: BaseContext) =>
      changes(ctx, async (em) => ({
        book: await found(em, id),
        code: newId('key'),
        until: ctx.now(),
        note: undefined,
      })),
    async shelve(_: unknown, { titles }: { titles: string[] }, ctx: BaseContext) {
      const books = []
      for (const title of titles) books.push(await add(ctx, title))
      return { books }
    },
    burn: (_: unknown, { id }: { id: string }, ctx: BaseContext) =>
      changes(ctx, async (em) => {
        await em.nativeDelete(Book, { id })
      }).then(() => null),
  },
}

export const shelf: Module = { resolvers, policies, tables: [bookTable] }

export const schema = { entities: [bookTable], migrations: [BookTables, keptActsMigration] }

export interface Shelf extends AsyncDisposable {
  database: TestDatabase
  clock: ReturnType<typeof fixedClock>
  /** Two processes on one database. */
  servers: readonly [GraphqlServer, GraphqlServer]
}

/** A shelf of books on a real database: what is added twice is there twice. */
export async function startShelf(): Promise<Shelf> {
  const stack = new AsyncDisposableStack()
  const clock = fixedClock('2026-03-02T08:00:00Z')
  const database = stack.use(await testDatabase('shelf', schema))
  const serve = async () => {
    const orm = await createOrm({ url: database.url, ...schema })
    stack.defer(() => orm.close())
    const server = await startGraphql<BaseContext>({
      service: 'shelf',
      typeDefs,
      modules: [shelf],
      orm,
      passports: passportVerifier({ PASSPORT_JWKS: testPassports.jwks }),
      port: 0,
      host: '127.0.0.1',
      clock,
      log: createLog('shelf', 'silent'),
    })
    stack.defer(() => server.close())
    return server
  }
  return { database, clock, servers: [await serve(), await serve()], [Symbol.asyncDispose]: () => stack.disposeAsync() }
}
