import { expect, test } from '@jest/globals'
import { type Module, type Policies, subgraphSchema } from '../src/index.ts'
import { policies, typeDefs } from './tiny-service.ts'

const start = (given: Policies, sdl = typeDefs) => subgraphSchema({ typeDefs: sdl, modules: [{ policies: given }] })

test('AC-04 a service starts only when every root field and every thing has a policy', () => {
  expect(() => start(policies)).not.toThrow()
  const { note: _, ...query } = policies.Query!
  expect(() => start({ ...policies, Query: query })).toThrow('Policy missing for Query.note')
  const { Note: __, ...withoutNote } = policies
  expect(() => start(withoutNote)).toThrow('Policy missing for Note')
  expect(() =>
    start(policies, `${typeDefs} type Diary { id: ID! title: String } extend type Query { diary: Diary }`),
  ).toThrow('Policy missing for Query.diary\nPolicy missing for Diary')
})

test('AC-04 a policy for something that does not exist is a mistake too', () => {
  expect(() => start({ ...policies, 'Note.sercet': () => false })).toThrow('Policy for Note.sercet')
  expect(() => start({ ...policies, Diary: 'anyone' })).toThrow('Policy for Diary')
  expect(() => start({ ...policies, byLink: ['wirte'] })).toThrow('Policy for Mutation.wirte')
  expect(() => start({ ...policies, byKey: { 'Query.nite': 'anyone' } })).toThrow('Policy for Query.nite')
})

test('AC-04 a value needs no policy, a stub of another service neither; once it tells more than its key, it does', () => {
  const page = `${typeDefs} type Line { text: String } extend type Note { lines: [Line!]! }`
  expect(() => start(policies, page)).not.toThrow()
  const sdl = typeDefs.replace(
    'type Author @key(fields: "id", resolvable: false) { id: ID! }',
    'type Author @key(fields: "id") { id: ID! name: String }',
  )
  expect(() => start(policies, sdl)).toThrow('Policy missing for Author')
})

test('AC-04 two modules may share a type, not a field of it nor a rule', () => {
  const both =
    (...modules: Module[]) =>
    () =>
      subgraphSchema({ typeDefs, modules: [{ policies }, ...modules] })
  const secret = { resolvers: { Note: { secret: () => 'one' } } }
  expect(both(secret, { resolvers: { Note: { slow: () => 'two' } } })).not.toThrow()
  expect(both(secret, secret)).toThrow('Two modules bring a resolver for Note.secret')
  expect(both({ policies: { Note: 'anyone' } })).toThrow('Two modules bring a policy for Note')
  expect(both({ policies: { Query: { note: 'anyone' } } })).toThrow('Two modules bring a policy of Query for note')
})
