import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import { Candidate } from '../src/candidate/candidate.ts'
import { entities, migrations } from '../src/index.ts'

const before = migrations.slice(0, 3)

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
