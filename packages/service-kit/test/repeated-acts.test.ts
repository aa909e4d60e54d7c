import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { passportFor } from '@passerelle/testkit'
import pg from 'pg'
import { forgetKeptActs } from '../src/repeat/once.ts'
import { ask } from './ask.ts'
import { banned, midst, type Shelf, startShelf } from './shelf-service.ts'

let shelf: Shelf
let db: pg.Pool
beforeAll(async () => {
  shelf = await startShelf()
  db = new pg.Pool({ connectionString: shelf.database.url })
})
afterAll(async () => {
  await db.end()
  await shelf[Symbol.asyncDispose]()
})
afterEach(() => {
  midst.act = async () => undefined
  banned.clear()
})

const hour = 3_600_000
const ines = newId('per')
const otto = newId('per')

interface How {
  key?: string
  sub?: string
  link?: { subject: string; act: string }
  server?: 0 | 1
}

async function say(query: string, { key, sub = ines, link, server = 0 }: How = {}, variables: object = {}) {
  const passport = await passportFor({ sub, ...(link && { link }) })
  return ask(shelf.servers[server].url, passport, query, variables, { ...(key && { 'idempotency-key': key }) })
}

const add = (title: string, how?: How) =>
  say(
    'mutation ($title: String!) { add(title: $title) { __typename ... on Book { id title readBy } ... on Refusal { code } } }',
    how,
    { title },
  )

async function titled(title: string): Promise<number> {
  const { rows } = await db.query('select 1 from book where title = $1', [title])
  return rows.length
}

test('EV-01 what was done and is sent again under its key is answered again, and not done twice', async () => {
  const key = randomUUID()
  const first = await add('Candide', { key })
  const second = await add('Candide', { key, server: 1 })
  expect(first.data.add).toMatchObject({ __typename: 'Book', title: 'Candide' })
  expect(second.data).toEqual(first.data)
  expect(await titled('Candide')).toBe(1)
  await add('Candide')
  await add('Candide')
  expect(await titled('Candide')).toBe(3)
})

test('EV-01 a thing is answered as it is now, whatever the repetition selects; a value as it was then', async () => {
  const [add1, lend] = [randomUUID(), randomUUID()]
  const { id } = (await add('Zadig', { key: add1 })).data.add
  await say('mutation ($id: ID!) { read(id: $id) { __typename } }', {}, { id })
  expect((await add('Zadig', { key: add1 })).data.add).toMatchObject({ id, readBy: 1 })
  const lending = () =>
    say(
      'mutation ($id: ID!) { lend(id: $id) { ... on Lending { code until book { id readBy } } } }',
      { key: lend },
      { id },
    )
  const first = (await lending()).data.lend
  shelf.clock.advance(60_000)
  await say('mutation ($id: ID!) { read(id: $id) { __typename } }', {}, { id })
  expect((await lending()).data.lend).toEqual({ ...first, book: { id, readBy: 2 } })
})

test('EV-01 ten repetitions at once, on two processes, wait for the first and are answered as it was', async () => {
  const key = randomUUID()
  midst.act = () => new Promise((resolve) => setTimeout(resolve, 100))
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => add('Micromégas', { key, server: at % 2 === 0 ? 0 : 1 })),
  )
  expect(new Set(answers.map(({ data }) => data.add.id)).size).toBe(1)
  expect(await titled('Micromégas')).toBe(1)
})

test('EV-01 two mutations of one request have one key each, by their names in the answer', async () => {
  const key = randomUUID()
  const both =
    'mutation { add(title: "Jeannot") { ... on Book { id } } again: add(title: "Colin") { ... on Book { id } } }'
  const first = await say(both, { key })
  expect((await say(both, { key })).data).toEqual(first.data)
  expect(first.data.add.id).not.toBe(first.data.again.id)
  expect([await titled('Jeannot'), await titled('Colin')]).toEqual([1, 1])
})

test('EV-01 of an act with several changes each is done once, also when it broke off between them', async () => {
  const key = randomUUID()
  const shelve = () =>
    say(
      'mutation { shelve(titles: ["A", "forbidden", "B", "C"]) { ... on Shelved { books { ... on Book { title } ... on Refusal { code } } } } }',
      { key },
    )
  midst.act = async (_, title) => {
    if (title === 'C') throw new Error('killed')
  }
  expect((await shelve()).errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR')
  midst.act = async () => undefined
  const whole = { shelve: { books: [{ title: 'A' }, { code: 'HOST_CLOSED' }, { title: 'B' }, { title: 'C' }] } }
  expect((await shelve()).data).toEqual(whole)
  expect((await shelve()).data).toEqual(whole)
  expect(await Promise.all(['A', 'B', 'C'].map(titled))).toEqual([1, 1, 1])
})

test('EV-01 what was killed before its end left nothing, and is done by the repetition', async () => {
  const key = randomUUID()
  midst.act = async (em) => {
    await em.flush()
    await em.execute('select pg_terminate_backend(pg_backend_pid())')
  }
  expect((await add('Zaïre', { key })).errors?.[0]?.extensions.code).toBe('UNAVAILABLE')
  expect(await titled('Zaïre')).toBe(0)
  midst.act = async () => undefined
  expect((await add('Zaïre', { key })).data.add.title).toBe('Zaïre')
  expect(await titled('Zaïre')).toBe(1)
})

test('EV-01 a refusal is not kept: the repetition is decided anew', async () => {
  const key = randomUUID()
  expect((await add('forbidden', { key })).data.add.code).toBe('HOST_CLOSED')
  expect((await add('forbidden', { key })).data.add.code).toBe('HOST_CLOSED')
  expect((await add('allowed', { key })).data.add.title).toBe('allowed')
})

test('GQ-06 the same key with other arguments or another field is refused with a sentence', async () => {
  const key = randomUUID()
  const { id } = (await add('Mahomet', { key })).data.add
  const other = await add('Mérope', { key })
  const field = await say('mutation ($id: ID!) { add: read(id: $id) { __typename } }', { key }, { id })
  for (const { errors } of [other, field]) {
    expect(errors?.[0]).toMatchObject({
      message: 'This idempotency key was used for something else. Take a new key for each act.',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  }
  expect(await titled('Mérope')).toBe(0)
  // The order of what is asked says nothing.
  const noted = (args: string) => say(`mutation { noted: add(${args}) { ... on Book { id } } }`, { key })
  expect((await noted('title: "Œdipe", note: "n"')).data).toEqual((await noted('note: "n", title: "Œdipe"')).data)
})

test('EV-01 the same key of another person, or of the holder of a link, is another key', async () => {
  const key = randomUUID()
  const ids = [await add('Irène', { key }), await add('Irène', { key, sub: otto })].map(({ data }) => data.add.id)
  expect(new Set(ids).size).toBe(2)
  // Links may not add; the tables are the same for whoever may.
  expect((await add('Irène', { key, link: { subject: 'x', act: 'y' } })).data.add.code).toBe('FORBIDDEN')
})

test('AC-04 the policy is asked again before a kept answer is given', async () => {
  const key = randomUUID()
  await add('Tancrède', { key })
  banned.add(ines)
  expect((await add('Tancrède', { key })).data.add).toEqual({ __typename: 'ActionRefused', code: 'NOT_A_CANDIDATE' })
})

test('EV-01 a day later it is another act, whether or not the old one was forgotten already', async () => {
  const key = randomUUID()
  await add('Sémiramis', { key })
  shelf.clock.advance(24 * hour - 1)
  await add('Sémiramis', { key })
  expect(await titled('Sémiramis')).toBe(1)
  shelf.clock.advance(1)
  await add('Sémiramis', { key })
  await add('Sémiramis', { key })
  expect(await titled('Sémiramis')).toBe(2)
  shelf.clock.advance(24 * hour)
  await forgetKeptActs(db, shelf.clock())
  expect((await db.query('select 1 from kept_act')).rows).toEqual([])
  await add('Sémiramis', { key })
  expect(await titled('Sémiramis')).toBe(3)
})

test('EV-01 what is gone since cannot be answered again, and is not done again', async () => {
  const key = randomUUID()
  const { id } = (await add('Alzire', { key })).data.add
  await say('mutation ($id: ID!) { burn(id: $id) }', {}, { id })
  expect((await add('Alzire', { key })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect(await titled('Alzire')).toBe(0)
  const burning = randomUUID()
  const burn = () => say('mutation { burn(id: "none") }', { key: burning })
  expect([(await burn()).errors, (await burn()).errors]).toEqual([undefined, undefined])
})

test('GQ-06 a key of bad shape is a mistake; quotes around a good one count for nothing', async () => {
  for (const key of ['x'.repeat(201), 'a b', '"half', '""', 'é', '"a"; p=1', 'a\\b', 'a, b']) {
    const { status, errors } = await add('never', { key: Buffer.from(key).toString('latin1') })
    expect([key, status, errors?.[0]?.extensions.code]).toEqual([key, 400, 'BAD_USER_INPUT'])
  }
  expect(await titled('never')).toBe(0)
  const key = 'x'.repeat(200)
  const [bare, quoted] = [await add('Olympie', { key }), await add('Olympie', { key: `"${key}"` })]
  expect(quoted.data).toEqual(bare.data)
})

test('AC-04 nobody reads keys, names or answers in the database', async () => {
  const key = randomUUID()
  const { id } = (await add('Adélaïde', { key })).data.add
  const lent = await say('mutation ($id: ID!) { lend(id: $id) { ... on Lending { code } } }', { key }, { id })
  const rows = JSON.stringify((await db.query('select * from kept_act')).rows)
  for (const secret of [key, ines, id, lent.data.lend.code]) {
    expect(rows).not.toContain(secret)
    expect(rows).not.toContain(Buffer.from(secret).toString('base64').slice(0, -4))
  }
})
