import { expect, test } from '@jest/globals'
import { type Policies, subgraphSchema } from '../src/index.ts'
import { policies, typeDefs } from './tiny-service.ts'

const start = (given: Policies, sdl = typeDefs) => subgraphSchema({ typeDefs: sdl, resolvers: {}, policies: given })

test('AC-04 a service starts only when every root field and every type has a policy', () => {
  expect(() => start(policies)).not.toThrow()
  const { note: _, ...query } = policies.Query!
  expect(() => start({ ...policies, Query: query })).toThrow('Policy missing for Query.note')
  const { Author: __, ...withoutAuthor } = policies
  expect(() => start(withoutAuthor)).toThrow('Policy missing for Author')
  expect(() => start(policies, `${typeDefs} type Diary { id: ID! } extend type Query { diary: Diary }`)).toThrow(
    'Policy missing for Query.diary\nPolicy missing for Diary',
  )
})

test('AC-04 a policy for something that does not exist is a mistake too', () => {
  expect(() => start({ ...policies, 'Note.sercet': () => false })).toThrow('Policy for Note.sercet')
  expect(() => start({ ...policies, Diary: 'anyone' })).toThrow('Policy for Diary')
  expect(() => start({ ...policies, byLink: ['wirte'] })).toThrow('Policy for Mutation.wirte')
  expect(() => start({ ...policies, byKey: { 'Query.nite': 'anyone' } })).toThrow('Policy for Query.nite')
})

test('AC-04 an entity is reached directly, so it cannot inherit', () => {
  const sdl = typeDefs.replace(
    'type Author @key(fields: "id", resolvable: false) { id: ID! }',
    'type Author @key(fields: "id") { id: ID! name: String }',
  )
  expect(() => start(policies, sdl)).toThrow('Author is an entity')
})
