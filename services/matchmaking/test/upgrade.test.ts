import { expect, test } from '@jest/globals'
import { candidateChanged } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { Candidate } from '../src/candidate/candidate.ts'
import { entities, migrations } from '../src/index.ts'

const before = migrations.slice(0, 3)

test('TS-39 what candidates study is told again, of those with something to tell and of nobody else', async () => {
  const then = migrations.slice(0, 7)
  await using database = await testDatabase('matchmaking_told', { entities: [], migrations: then })
  const old = await createOrm({ url: database.url, entities: [], migrations: then })
  const enrol = async (programme: string | null, graduationYear: number | null) => {
    const id = newId('cnd')
    await old.em.execute(
      `insert into candidate (id, school_id, first_name, last_name, birth_date, email, campaign, identity_key, sort_name,
         search_text, enrolled_by, enrolled_at, programme, graduation_year, version)
       values (?, ?, 'Ines', 'Roy', '2003-05-17', 'ines@example.org', '2026', ?, '', '', ?, now(), ?, ?, 4)`,
      [id, newId('sch'), id, newId('per'), programme, graduationYear],
    )
    return id
  }
  const [law, year] = [await enrol('Droit', null), await enrol(null, 2027)]
  await enrol(null, null)
  await old.close()
  const orm = await createOrm({ url: database.url, entities, migrations: migrations.slice(0, 8) })
  await migrate(orm)
  const told = await orm.em.fork().execute<object[]>(
    `select aggregate_id as id, aggregate_version as version, type,
       convert_from(data, 'UTF8')::jsonb ->> 'programme' as programme,
       convert_from(data, 'UTF8')::jsonb ->> 'graduationYear' as year from outbox order by aggregate_id`,
  )
  const type = candidateChanged.type
  expect(told).toEqual([
    { id: law, version: 5, type, programme: 'Droit', year: null },
    { id: year, version: 5, type, programme: null, year: '2027' },
  ])
  expect(await orm.em.fork().findOneOrFail(Candidate, { id: law })).toMatchObject({ version: 5 })
  await orm.close()
})

test('PE-28 where candidates are reached who have never signed in is told to others, and of nobody else', async () => {
  const then = migrations.filter(({ name }) => name !== 'addresses_of_files')
  await using database = await testDatabase('matchmaking_reached', { entities: [], migrations: then })
  const old = await createOrm({ url: database.url, entities: [], migrations: then })
  const enrol = async (personId: string | null) => {
    const id = newId('cnd')
    await old.em.execute(
      `insert into candidate (id, school_id, person_id, first_name, last_name, birth_date, email, campaign, identity_key, sort_name,
         search_text, enrolled_by, enrolled_at, version)
       values (?, ?, ?, 'Ines', 'Roy', '2003-05-17', 'ines@example.org', '2026', ?, '', '', ?, now(), 4)`,
      [id, newId('sch'), personId, id, newId('per')],
    )
    return id
  }
  const unlinked = await enrol(null)
  await enrol(newId('per'))
  await old.close()
  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const told = await orm.em.fork().execute<object[]>(
    `select aggregate_id as id, aggregate_version as version, type, convert_from(data, 'UTF8')::jsonb ->> 'email' as email
     from outbox`,
  )
  expect(told).toEqual([{ id: unlinked, version: 5, type: candidateChanged.type, email: 'ines@example.org' }])
  await orm.close()
})

test('SI-14 names kept under an older folding are folded anew, and two who would become one stay two', async () => {
  await using database = await testDatabase('matchmaking_upgrade', { entities: [], migrations: before })
  const old = await createOrm({ url: database.url, entities: [], migrations: before })
  const school = newId('sch')
  const enrol = async (lastName: string, identityKey: string) => {
    const id = newId('cnd')
    await old.em.execute(
      `insert into candidate (id, school_id, first_name, last_name, birth_date, email, campaign, identity_key, sort_name,
         search_text, enrolled_by, enrolled_at)
       values (?, ?, 'Ines', ?, '2003-05-17', 'ines@example.org', '2026', ?, 'old', 'old', ?, now())`,
      [id, school, lastName, identityKey, newId('per')],
    )
    return id
  }
  const kept = await enrol('Farrugia', 'farrugia|ines|2003-05-17|2026')
  const twin = await enrol('Farruġia', 'farruġia|ines|2003-05-17|2026')
  const indic = await enrol('कि', 'क|ines|2003-05-17|2026')
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const found = await orm.em.fork().find(Candidate, {}, { orderBy: { id: 'asc' } })
  expect(found.map(({ id, identityKey, sortName, searchText }) => [id, identityKey, sortName, searchText])).toEqual([
    [kept, 'farrugia|ines|2003-05-17|2026', 'farrugia ines', 'ines farrugia ines example org'],
    [twin, 'farruġia|ines|2003-05-17|2026', 'farrugia ines', 'ines farrugia ines example org'],
    [indic, 'कि|ines|2003-05-17|2026', 'कि ines', 'ines कि ines example org'],
  ])
  await orm.close()
})
