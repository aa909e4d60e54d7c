import { expect, test } from '@jest/globals'
import { testDatabase } from '@passerelle/testkit'
import { createOrm } from '../src/index.ts'

test('connections that die inside transactions leave their places in the pool to others', async () => {
  await using database = await testDatabase('dead', { entities: [] })
  const orm = await createOrm({ url: database.url, entities: [], poolSize: 2 })
  const die = () =>
    orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_terminate_backend(pg_backend_pid())')
    })
  for (let i = 0; i < 4; i++) await expect(die()).rejects.toThrow(/terminating connection/)
  expect(await orm.em.fork().execute('select 1 as one')).toEqual([{ one: 1 }])
  await orm.close()
})
