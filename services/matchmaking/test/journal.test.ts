import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createOrm } from '@passerelle/persistence'
import { entities, migrations } from '../src/index.ts'
import { does, matched, readMatch, staff } from './matches.ts'
import { type School, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
})
afterAll(() => school[Symbol.asyncDispose]())

test('HU-26 the journal is only added to, whoever writes to the database', async () => {
  const { id } = await matched(school)
  const orm = await createOrm({ url: school.databaseUrl, entities, migrations })
  try {
    const write = (sql: string) => orm.em.fork().execute(sql, [id])
    await expect(write(`update match_step set value = 'REFUSED' where match_id = ?`)).rejects.toThrow('only added to')
    await expect(write('delete from match_step where match_id = ?')).rejects.toThrow('only added to')
  } finally {
    await orm.close()
  }
  expect((await readMatch(school, staff, id)).journal.nodes).toHaveLength(2)
})

test('GQ-05 the journal is read page by page, from the first entry on', async () => {
  const { id } = await matched(school)
  await does(school, staff, 'refuseCandidate', { matchId: id })
  const fields = (args: string) => `journal(${args}) { totalCount nodes { action } pageInfo { hasNextPage endCursor } }`
  const { journal } = await readMatch(school, staff, id, fields('first: 2'))
  expect(journal).toMatchObject({
    totalCount: 3,
    nodes: [{ action: 'PROPOSED' }, { action: 'OFFER_ANSWERED' }],
    pageInfo: { hasNextPage: true },
  })
  const rest = await readMatch(school, staff, id, fields(`after: "${journal.pageInfo.endCursor}"`))
  expect(rest.journal).toMatchObject({ nodes: [{ action: 'COMPANY_DECIDED' }], pageInfo: { hasNextPage: false } })
})
