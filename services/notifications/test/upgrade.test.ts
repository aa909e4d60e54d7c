import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { Message } from '../src/mail/message.ts'
import { SchoolProjection } from '../src/projections/school.ts'

const before = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name === 'zones_and_matches'),
)

test('PE-22 what was scheduled and queued before an upgrade leaves after it', async () => {
  await using database = await testDatabase('notifications_upgrade', { entities: [], migrations: before })
  const old = await createOrm({ url: database.url, entities: [], migrations: before })
  const [scheduled, drafted, school, match, mail] = [
    newId('itv'),
    newId('itv'),
    newId('sch'),
    newId('mch'),
    newId('msg'),
  ]
  const draft = (interview: string, state: string, sendAt: string | null) =>
    old.em.execute(
      `insert into invitation_draft (interview_id, state, send_at, author, created_at) values (?, ?, ?, ?, now())`,
      [interview, state, sendAt, newId('per')],
    )
  await draft(scheduled, 'SCHEDULED', '2026-11-23T09:00:00Z')
  await draft(drafted, 'DRAFT', null)
  await old.em.execute(`insert into school_projection (id, name) values (?, 'École Rive Gauche')`, [school])
  const facts = { matchId: match, round: 0, state: 'PROPOSED', withdrawn: null, comment: null }
  await old.em.execute(
    `insert into message (id, person, kind, cause, thread, position, facts, state, attempts, due_at, created_at)
     values (?, ?, 'OFFER_PROPOSED', 'evt', 'thread', 1, ?, 'QUEUED', 0, now(), now())`,
    [mail, newId('per'), JSON.stringify(facts)],
  )
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await Promise.all([migrate(orm), migrate(orm)])
  const em = orm.em.fork()
  expect(await em.execute('select kind, key, data, at::text = try_at::text as now from due')).toEqual([
    { kind: 'invitation-leaves', key: scheduled, data: { interviewId: scheduled }, now: true },
  ])
  expect(await em.findOneOrFail(Message, { id: mail })).toMatchObject({ matchId: match, state: 'QUEUED' })
  expect(await em.findOneOrFail(SchoolProjection, { id: school })).toMatchObject({ timeZone: null })
  await orm.close()
})
