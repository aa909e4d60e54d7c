import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import {
  AcrossTheHouseDocument,
  CompaniesThatWaitDocument,
  MyNoticesDocument,
  WhoAmIDocument,
  WhomCanWeMeetDocument,
} from '@passerelle/client/operations'
import { createOrm, type MigrationEntry, migrate, namedMigrations } from '@passerelle/persistence'
import { fixedClock, testDatabase } from '@passerelle/testkit'
import { inOrder } from '@passerelle/testkit/in-order'
import { loadRows } from '../tools/release/rows.ts'
import { released, releasedRows } from '../tools/release/state.ts'
import { modules, type ServiceName, startNetwork } from './network.ts'

// It is migrated first, then looked at, then goes on.
inOrder()

/** The databases that the last release has left, with the demo's story in them, on which the house of today goes on. */
const stack = new AsyncDisposableStack()
const databases = {} as Record<ServiceName, string>
const services = Object.keys(modules) as ServiceName[]
const rows = releasedRows()

beforeAll(async () => {
  const { migrations } = released()
  for (const service of services) {
    const names = migrations[service]!.map(({ name }) => name)
    const then = namedMigrations(modules[service].migrations).filter(({ name }) => names.includes(name))
    const database = await testDatabase(`${service}_then`, { entities: [], migrations: then as MigrationEntry[] })
    databases[service] = stack.use(database).url
    await loadRows(databases[service], rows.of[service])
  }
})
afterAll(() => stack.disposeAsync())

async function run(service: ServiceName, sql: string): Promise<object[]> {
  const orm = await createOrm({ url: databases[service], entities: [], migrations: [] })
  try {
    return await orm.em.fork().execute(sql)
  } finally {
    await orm.close()
  }
}

test.each(services)('OP-06 what the last release left in %s comes through the migrations of today', async (service) => {
  const { entities, migrations } = modules[service]
  const orm = await createOrm({ url: databases[service], entities, migrations })
  try {
    await migrate(orm)
    const run = await orm.em.fork().execute<{ name: string }[]>('select name from migration')
    expect(run.map(({ name }) => name).sort()).toEqual(
      namedMigrations(migrations)
        .map(({ name }) => name)
        .sort(),
    )
    const read = await Promise.all(entities.map((entity) => orm.em.fork().find(entity as never, {})))
    expect(read.flat().length).toBeGreaterThan(50)
  } finally {
    await orm.close()
  }
})

test.each([
  [
    ...(['employers', 'job-expires'] as const),
    `select id as key, expires_at as at, jsonb_build_object('jobId', job_id, 'jobReviewId', id) as data
     from job_review where state in ('PENDING', 'IN_PROGRESS', 'APPROVED') and expires_at is not null`,
  ],
  [
    ...(['scheduling', 'interview-ends'] as const),
    `select id as key, ends_at as at, jsonb_build_object('interviewId', id) as data
     from interview where status = 'CONFIRMED'`,
  ],
])('OP-06 what is open in %s since the last release is due at its time: %s', async (service, kind, open) => {
  const kept = await run(service, `select key, at, data from due where kind = '${kind}' and try_at = at order by key`)
  expect(kept.length).toBeGreaterThan(1)
  expect(kept).toEqual(await run(service, `${open} order by id`))
})

test('OP-06 the services go on where the last release stopped: its people read what was theirs, and act', async () => {
  await using network = await startNetwork({ databases, clock: fixedClock(rows.takenAt.toISOString()) })
  const ines = await network.as('ines.marchand@example.org')
  const { myAgenda } = await ines.query(AcrossTheHouseDocument)
  const { host, event, candidate, messages } = myAgenda!.edges[0]!.node
  expect({ host, event, candidate }).toMatchObject({
    host: { displayName: 'Hugo Perrin', employer: { name: 'Lumen Robotique' } },
    event: { name: 'Forum Rive Gauche', school: { name: 'École Rive Gauche' } },
    candidate: { name: 'Inès Marchand', programme: 'Informatique' },
  })
  expect(messages.edges.map(({ node }) => node.calendar)).toEqual([
    { method: 'REQUEST', sequence: 0 },
    { method: 'REQUEST', sequence: 1 },
  ])

  // What candidates study was not told to others when this was released.
  await network.settle()
  const camille = await network.as('camille.roux@example.org')
  const { myEvents } = await camille.query(WhomCanWeMeetDocument, { programme: 'informatique' })
  const found = myEvents!.nodes.flatMap(({ talents }) => talents?.nodes ?? [])
  expect(found).toContainEqual(expect.objectContaining({ name: 'Inès Marchand', programme: 'Informatique' }))

  const helene = await network.as('helene.garnier@example.org')
  expect((await helene.query(MyNoticesDocument)).myNotices!.totalCount).toBeGreaterThan(20)
  const { me } = await helene.query(WhoAmIDocument)
  const { school } = await helene.query(CompaniesThatWaitDocument, { school: me.staffOf!.nodes[0]!.school.id })
  const waiting = school!.approvals!.edges.map(({ node }) => node)
  expect(waiting.map(({ employer }) => employer.name).sort()).toEqual(['Alpine Freight', 'Maison Verdier'])
  const approve = mutation('approveEmployer', 'Approval { state }')
  const { result } = await helene.query(approve, { input: { approvalId: waiting[0]!.id } })
  expect(result).toMatchObject({ state: 'APPROVED' })
  await network.settle()
  expect(network.mails().flatMap(({ to }) => to)).toContain(waiting[0]!.requestedBy!.email)
})
