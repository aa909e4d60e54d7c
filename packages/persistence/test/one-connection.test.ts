import { expect, test } from '@jest/globals'
import { testDatabase } from '@passerelle/testkit'
import { createOrm, onOneConnection } from '../src/index.ts'

test('a transaction that asks for a second connection is refused, and not left waiting for itself', async () => {
  await using database = await testDatabase('second', { entities: [] })
  const orm = await createOrm({ url: database.url, entities: [], poolSize: 1 })
  const within = (ask: (own: typeof orm.em) => Promise<unknown>) =>
    orm.em.fork().transactional((em) => onOneConnection(() => ask(em)))
  await expect(within(() => orm.em.fork().execute('select 1 as one'))).rejects.toThrow(/second connection/)
  expect(await within((em) => em.execute('select 1 as one'))).toEqual([{ one: 1 }])
  await orm.close()
})

test('what a transaction began and what goes on behind it may ask again', async () => {
  await using database = await testDatabase('behind', { entities: [] })
  const orm = await createOrm({ url: database.url, entities: [], poolSize: 1 })
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  let behind: Promise<unknown> | undefined
  await orm.em.fork().transactional(() =>
    onOneConnection(async () => {
      behind = ended.then(() => orm.em.fork().execute('select 1 as one'))
    }),
  )
  resolve()
  expect(await behind).toEqual([{ one: 1 }])
  await orm.close()
})
