import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Migration } from '@mikro-orm/migrations'
import type { MikroORM } from '@mikro-orm/postgresql'
import { type TestDatabase, testDatabase } from '@passerelle/testkit'
import { createOrm, impersonal, personal, personalDataOf, table } from '../src/index.ts'

type Status = 'OPEN' | 'CLOSED'
type Shape = { width: number; notes: string[] }

class Door {
  readonly id: `door_${string}`
  status: Status
  readonly openedAt: Date
  closedAt: Date | null = null
  readonly openingDay: string
  tags: string[]
  shape: Shape
  visits: bigint
  guests: number
  painted: boolean
  version!: number

  constructor(id: `door_${string}`, { openedAt, shape }: { openedAt: Date; shape: Shape }) {
    this.id = id
    this.status = 'OPEN'
    this.openedAt = openedAt
    this.openingDay = '2026-03-29'
    this.tags = ['oak', 'a "quoted", one']
    this.shape = shape
    this.visits = 9_007_199_254_740_993n
    this.guests = 9_007_199_254_740_991
    this.painted = false
  }

  close(now: Date): void {
    this.status = 'CLOSED'
    this.closedAt = now
  }
}

const doorTable = table(Door, 'door', (p) => ({
  id: p.text().primary(),
  status: p.text(),
  openedAt: p.datetime(),
  closedAt: p.datetime().nullable(),
  openingDay: impersonal(p.date()),
  tags: personal(p.array()),
  shape: impersonal(p.json<Shape>()),
  visits: p.bigint(),
  guests: p.bigint('number'),
  painted: p.boolean(),
  version: p.integer().version(),
}))

class DoorTable extends Migration {
  override up(): void {
    this.addSql(`create table door (
      id text primary key, status text not null, opened_at timestamptz not null, closed_at timestamptz,
      opening_day date not null, tags text[] not null, shape jsonb not null, visits bigint not null,
      guests bigint not null, painted boolean not null, version integer not null default 1)`)
  }
}

const schema = { entities: [doorTable], migrations: [DoorTable] }
// an hour that exists twice in the zone of the test run, with milliseconds
const openedAt = new Date('2026-11-01T05:30:00.123Z')

let database: TestDatabase
let orm: MikroORM

beforeAll(async () => {
  database = await testDatabase('persistence', schema)
  orm = await createOrm({ url: database.url, ...schema })
})
afterAll(async () => {
  await orm?.close()
  await database?.[Symbol.asyncDispose]()
})

async function storedDoor(id: `door_${string}`): Promise<Door> {
  const em = orm.em.fork()
  em.persist(new Door(id, { openedAt, shape: { width: 0.9, notes: ['é'] } }))
  await em.flush()
  return orm.em.fork().findOneOrFail(Door, id)
}

test('a table gives back what it was given, types included, without calling the constructor', async () => {
  const door = await storedDoor('door_1')
  expect(door).toBeInstanceOf(Door)
  expect({ ...door }).toEqual({
    id: 'door_1',
    status: 'OPEN',
    openedAt,
    closedAt: null,
    openingDay: '2026-03-29',
    tags: ['oak', 'a "quoted", one'],
    shape: { width: 0.9, notes: ['é'] },
    visits: 9_007_199_254_740_993n,
    guests: 9_007_199_254_740_991,
    painted: false,
    version: 1,
  })
})

test('a changed field is written and raises the version, on the object itself too', async () => {
  await storedDoor('door_2')
  const em = orm.em.fork()
  const door = await em.findOneOrFail(Door, 'door_2')
  door.close(new Date('2027-01-01T00:00:00Z'))
  door.shape.notes.push('repainted')
  door.tags.push('closed')
  await em.flush()
  expect(door.version).toBe(2)
  const again = await orm.em.fork().findOneOrFail(Door, { status: 'CLOSED' })
  expect(again).toMatchObject({ closedAt: new Date('2027-01-01T00:00:00Z'), version: 2 })
  expect(again.shape.notes).toEqual(['é', 'repainted'])
  expect(again.tags).toHaveLength(3)
})

test('an object that was only read is not written', async () => {
  await storedDoor('door_3')
  const em = orm.em.fork()
  const door = await em.findOneOrFail(Door, 'door_3')
  await em.flush()
  expect(door.version).toBe(1)
})

test('two transactions that change the same version: the second is refused', async () => {
  await storedDoor('door_4')
  const [one, two] = [orm.em.fork(), orm.em.fork()]
  const [first, second] = [await one.findOneOrFail(Door, 'door_4'), await two.findOneOrFail(Door, 'door_4')]
  first.painted = true
  second.status = 'CLOSED'
  await one.flush()
  await expect(two.flush()).rejects.toThrow(/optimistic lock/i)
})

test('a new object knows its version once it is flushed', async () => {
  const em = orm.em.fork()
  const door = new Door('door_5', { openedAt, shape: { width: 1, notes: [] } })
  em.persist(door)
  await em.flush()
  expect(door.version).toBe(1)
})

test('a table knows which of its fields hold personal words', () => {
  expect(personalDataOf(doorTable)).toEqual(['tags'])
})
