import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { contracts } from '@passerelle/contracts'
import { createOrm, migrate, rowsOf } from '@passerelle/persistence'
import { fill } from '../operate/fill.ts'
import { inDatabase } from './in-database.ts'
import { inhabit } from './inhabited.ts'
import { modules, type Network, type ServiceName, startNetwork } from './network.ts'

/** A house in which everything has happened, and which goes on while a projection of it is as new as on its first day. */
let network: Network
beforeAll(async () => {
  network = await startNetwork({ answersByMail: true })
  await inhabit(network)
}, 90_000)
afterAll(() => network?.[Symbol.asyncDispose]())

const services = Object.keys(modules) as ServiceName[]
const all = services.flatMap((service) => modules[service].projections.map((one) => [service, one.name, one] as const))

const inDatabaseOf = <T>(service: ServiceName, work: Parameters<typeof inDatabase<T>>[1]) =>
  inDatabase(network.databases[service], work)

type Tables = Record<string, string[]>

/** Every row, by table. Who leads a relay at the moment is no state of the service. */
const everything = (service: ServiceName): Promise<Tables> =>
  inDatabaseOf(service, async (db) => {
    const tables = await rowsOf<{ name: string }>(
      db,
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'outbox_lease' order by 1`,
    )
    const entries: [string, string[]][] = []
    for (const { name } of tables) {
      const rows = await rowsOf<{ row: string }>(db, `select t::text as row from ${name} t order by 1`)
      entries.push([name, rows.map(({ row }) => row)])
    }
    return Object.fromEntries(entries)
  })

const run = (service: ServiceName, name: string) =>
  fill([service, name, '--database', network.databases[service]], network.eventLog)

function expectFilled(after: Tables, before: Tables, name: string): void {
  const { [name]: filled = [], ...others } = after
  const { [name]: was = [], ...untouched } = before
  expect(was.length).toBeGreaterThan(0)
  expect(filled).toEqual(was)
  expect(others).toEqual(untouched)
}

test('OP-06 each table that holds what others say can be filled, from every fact of its aggregate', async () => {
  for (const service of services) {
    const tables = await everything(service)
    const kept = Object.keys(tables).filter((name) => name.endsWith('_projection'))
    expect(modules[service].projections.map(({ name }) => name).sort()).toEqual(kept.sort())
  }
  for (const [, , { contracts: heard }] of all) {
    const ofTopic = contracts.filter(({ topic }) => topic === heard[0]?.topic)
    expect(heard.map(({ type }) => type).sort()).toEqual(ofTopic.map(({ type }) => type).sort())
  }
})

test.each(all)('OP-06 %s fills its %s as it was, and nothing else happens', async (service, name) => {
  const before = await everything(service)
  await inDatabaseOf(service, (db) => db.query(`truncate ${name}`))
  for (let times = 1; times <= 2; times++) {
    expect(await run(service, name)).toEqual({ code: 0, says: expect.stringContaining(`${name} is filled`) })
    expectFilled(await everything(service), before, name)
  }
})

test('OP-06 a database from before the table: the migration makes it, the command fills it', async () => {
  const name = 'acquaintance_projection'
  const before = await everything('scheduling')
  await inDatabaseOf('scheduling', async (db) => {
    await db.query(`drop view acquaintance; drop table ${name}; drop index booth_at_event, registration_by_candidate;
      delete from migration where name = 'acquaintances'`)
  })
  expect(await run('scheduling', name)).toEqual({ code: 2, says: expect.stringMatching(/start the new version/) })
  const { entities, migrations } = modules.scheduling
  const orm = await createOrm({ url: network.databases.scheduling, entities, migrations })
  await migrate(orm)
  await orm.close()
  expect((await everything('scheduling'))[name]).toEqual([])
  expect((await run('scheduling', name)).code).toBe(0)
  const { migration: _, ...after } = await everything('scheduling')
  const { migration: __, ...then } = before
  expectFilled(after, then, name)
})

test('OP-06 the command lists what it fills, and says what it does not understand', async () => {
  const { code, says } = await fill([], {})
  expect(code).toBe(0)
  for (const [service, name, { contracts: heard }] of all)
    expect(says).toContain(`${service} ${name}  from ${heard[0]?.topic}`)
  expect(await fill(['scheduling', 'interview'], {})).toMatchObject({
    code: 2,
    says: expect.stringMatching(/keeps no interview/),
  })
  expect(await fill(['nobody', 'x'], {})).toMatchObject({ code: 2, says: expect.stringMatching(/no service nobody/) })
})
