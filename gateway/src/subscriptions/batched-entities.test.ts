import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import { expect, test } from '@jest/globals'
import { batchedEntities, partOf } from './batched-entities.ts'

function asking() {
  const asked: unknown[] = []
  const source: GraphQLDataSource = {
    async process({ request }) {
      asked.push(request.variables)
      if (request.query === 'broken') throw new Error('away')
      const { representations = [] } = request.variables as { representations?: { id: string }[] }
      return { data: { _entities: representations.map(({ id }) => ({ name: `name of ${id}` })) } }
    },
  }
  const batched = batchedEntities(source)
  const ask = (query: string, ids: string[], others = {}) => {
    const variables = { ...others, representations: ids.map((id) => ({ id })) }
    return batched.process({ request: { query, variables } } as unknown as GraphQLDataSourceProcessOptions)
  }
  return { asked, ask, batched }
}

test('GQ-03 entities that are wanted at the same moment are one request, and each gets its own', async () => {
  const { asked, ask } = asking()
  const answers = await Promise.all([
    ask('q', ['a', 'b']),
    ask('q', ['c']),
    ask('other', ['d']),
    ask('q', ['e'], { x: 1 }),
  ])
  expect(answers.map(({ data }) => data!._entities)).toEqual([
    [{ name: 'name of a' }, { name: 'name of b' }],
    [{ name: 'name of c' }],
    [{ name: 'name of d' }],
    [{ name: 'name of e' }],
  ])
  expect(asked.length).toBe(3)
  await ask('q', ['f'])
  expect(asked.length).toBe(4)
})

test('GQ-03 a request that fails, fails for all in it; what is no entity passes alone', async () => {
  const { asked, ask, batched } = asking()
  const settled = await Promise.allSettled([ask('broken', ['a']), ask('broken', ['b'])])
  expect([settled.map(({ status }) => status), asked.length]).toEqual([['rejected', 'rejected'], 1])
  const plain = { request: { query: 'plain', variables: { id: 1 } } } as unknown as GraphQLDataSourceProcessOptions
  await Promise.all([batched.process(plain), batched.process(plain)])
  expect(asked.length).toBe(3)
})

test('GQ-06 an error is told to the event whose entity it names, one that names none to everybody', () => {
  const answer = {
    data: { _entities: [{ id: 'a' }, null, { id: 'c' }] },
    errors: [{ message: 'of b', path: ['_entities', 1, 'name'] }, { message: 'of all' }],
  }
  expect(partOf(answer, 0, 1)).toEqual({ data: { _entities: [{ id: 'a' }] }, errors: [{ message: 'of all' }] })
  expect(partOf(answer, 1, 2)).toEqual({
    data: { _entities: [null, { id: 'c' }] },
    errors: [{ message: 'of b', path: ['_entities', 0, 'name'] }, { message: 'of all' }],
  })
})
