import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createOrm } from '@passerelle/persistence'
import { entities, migrations } from '../src/index.ts'
import { matched, readMatch, staff } from './matches.ts'
import { type School, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
})
afterAll(() => school[Symbol.asyncDispose]())

test('HU-26 AC-05 the journal is only added to, whoever writes to the database', async () => {
  const { id } = await matched(school)
  const orm = await createOrm({ url: school.databaseUrl, entities, migrations })
  try {
    const write = (sql: string) => orm.em.fork().execute(sql, [id])
    await expect(write(`update match_step set value = 'REFUSED' where match_id = ?`)).rejects.toThrow('only added to')
    await expect(write('delete from match_step where match_id = ?')).rejects.toThrow('only added to')
  } finally {
    await orm.close()
  }
  expect((await readMatch(school, staff, id)).journal).toHaveLength(2)
})
