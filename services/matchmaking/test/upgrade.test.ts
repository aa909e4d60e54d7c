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
  expect(await orm.em.fork().execute('select version from candidate where id = ?', [law])).toEqual([{ version: 5 }])
  await orm.close()
})

test('PE-28 where candidates are reached who have never signed in is told to others, and of nobody else', async () => {
  const then = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === 'addresses_of_files'),
  )
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

test('HU-37 matches of before are found by the names that their jobs and companies have', async () => {
  const then = migrations.slice(0, 10)
  await using database = await testDatabase('matchmaking_searched', { entities: [], migrations: then })
  const old = await createOrm({ url: database.url, entities: [], migrations: then })
  await old.em.execute(`insert into job_projection (id, employer_id, title, posted_by, approved_at)
    values ('job_1', 'emp_1', 'Œnologue à Ségur', 'per_1', '{}')`)
  await old.em.execute(`insert into employer_projection (id, name) values ('emp_1', 'Verrerie d’Été')`)
  await old.close()
  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const em = orm.em.fork()
  expect(await em.execute('select search_title from job_projection')).toEqual([{ search_title: 'oenologue a segur' }])
  expect(await em.execute('select search_name from employer_projection')).toEqual([{ search_name: 'verrerie d ete' }])
  await orm.close()
})

test('HU-36 contacts who wait since before are reminded five days after they were asked, and those who have waited longer are not', async () => {
  const then = migrations.slice(0, 10)
  await using database = await testDatabase('matchmaking_reminded', { entities: [], migrations: then })
  const old = await createOrm({ url: database.url, entities: [], migrations: then })
  await old.em.execute(
    `insert into candidate (id, school_id, person_id, first_name, last_name, birth_date, email, campaign, identity_key,
       sort_name, search_text, enrolled_by, enrolled_at)
     values ('cnd_1', 'sch_1', 'per_2', 'Ines', 'Roy', '2003-05-17', 'i', '2026', 'i', '', '', 'per_1', now())`,
  )
  /** @param steps what was done how many days ago, and whether it was taken back */
  const wait = async (id: string, state: string, steps: [string, string, number, boolean?][]) => {
    await old.em.execute(
      `insert into match (id, school_id, candidate_id, job_id, employer_id, contact_user_id, contact_person_id, documents,
         proposed_by, proposed_at, state, round, last_step)
       values (?, 'sch_1', 'cnd_1', ?, 'emp_1', 'eus_1', 'per_c', '[]', 'per_1', now(), ?, 0, 0)`,
      [id, id, state],
    )
    let number = 0
    for (const [action, value, days, back] of steps) {
      const insert = `insert into match_step (match_id, number, at, subject, action, value, on_behalf, channel, round, withdraws)
        values (?, ?, now() - ? * interval '1 day', 'COMPANY', ?, ?, false, 'INTERFACE', 0, ?)`
      await old.em.execute(insert, [id, ++number, days, action, value, null])
      if (back) await old.em.execute(insert, [id, number + 1, days, 'STEPPED_BACK', null, number++])
    }
  }
  await wait('waits', 'CANDIDATE_ACCEPTED', [
    ['OFFER_ANSWERED', 'REFUSED', 9],
    ['OFFER_ANSWERED', 'ACCEPTED', 2],
  ])
  await wait('long', 'CANDIDATE_ACCEPTED', [['OFFER_ANSWERED', 'ACCEPTED', 6]])
  await wait('clashed', 'CANDIDATE_ACCEPTED', [
    ['OFFER_ANSWERED', 'ACCEPTED', 20],
    ['APPOINTMENT_CLASHED', '', 4],
  ])
  await wait('back', 'CANDIDATE_ACCEPTED', [
    ['OFFER_ANSWERED', 'ACCEPTED', 3],
    ['OFFER_ANSWERED', 'ACCEPTED', 1, true],
  ])
  await wait('decided', 'COMPANY_REFUSED', [['OFFER_ANSWERED', 'ACCEPTED', 1]])
  await old.close()
  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const em = orm.em.fork()
  const since = `select id, round(extract(epoch from now() - awaited_since) / 86400)::int as days from match
    where awaited_since is not null order by id`
  expect(await em.execute(since)).toEqual([
    { id: 'back', days: 3 },
    { id: 'clashed', days: 4 },
    { id: 'long', days: 6 },
    { id: 'waits', days: 2 },
  ])
  const due = `select kind, key, data ->> 'matchId' as match, round(extract(epoch from at - now()) / 86400)::int as days,
    try_at = at as fresh from due order by key`
  const item = (key: string, days: number) => ({ kind: 'contact-is-reminded', key, match: key, days, fresh: true })
  expect(await em.execute(due)).toEqual([item('back', 2), item('clashed', 1), item('waits', 3)])
  await orm.close()
})
