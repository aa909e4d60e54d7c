import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { apiSchema } from '../api-schema.ts'
import { root } from '../services.ts'
import { complaints, type DeclaredBreak, declaredBreaks } from './breaks.ts'
import { graphChanges } from './graph-changes.ts'
import { released as lastRelease } from './state.ts'

const released = `
  type Query { slot(id: ID!, from: String): Slot  slots(first: Int = 20): [Slot!]!  old: Int @deprecated(reason: "gone soon") }
  type Slot { id: ID! starts: String!  state: State  booked: Booked }
  enum State { OPEN TAKEN CLOSED }
  union Booked = Interview | Talk
  type Interview { id: ID! }
  type Talk { id: ID! }
  input Filter { day: String }
  type Mutation { close(filter: Filter!): Slot }`

/** What the check says after one text of the released graph was replaced by another. */
async function after(text: string | RegExp, by: string, declared: DeclaredBreak[] = []): Promise<string[]> {
  const changed = released.replace(text, by)
  expect(changed).not.toBe(released)
  const { breaking } = await graphChanges(buildSchema(released), buildSchema(changed))
  return complaints(breaking, declared)
}

const breaks: [what: string, text: string | RegExp, by: string, complaint: RegExp][] = [
  ['a removed field', 'starts: String!', '', /FIELD_REMOVED at Slot\.starts/],
  ['a removed field that was deprecated', /old: Int @dep.*?\)/, '', /FIELD_REMOVED at Query\.old/],
  ['a removed root field', /slots\(first.*?!\]!/, '', /FIELD_REMOVED at Query\.slots/],
  ['a field that may now be null', 'starts: String!', 'starts: String', /FIELD_TYPE_CHANGED at Slot\.starts/],
  ['a narrowed argument', 'from: String)', 'from: String!)', /FIELD_ARGUMENT_TYPE_CHANGED at Query\.slot\.from/],
  ['a removed argument', ', from: String)', ')', /FIELD_ARGUMENT_REMOVED at Query\.slot\.from/],
  ['a new argument that must be given', 'from: String)', 'from: String, to: String!)', /_ADDED at Query\.slot\.to/],
  ['a removed enum value', 'OPEN TAKEN CLOSED', 'OPEN CLOSED', /ENUM_VALUE_REMOVED at State\.TAKEN/],
  ['a removed member of a union', 'Interview | Talk', 'Interview', /UNION_MEMBER_REMOVED at Booked/],
  ['an input field that must be given', 'day: String', 'day: String to: Int!', /INPUT_FIELD_ADDED at Filter\.to/],
  ['a type that is another kind', 'enum State { OPEN TAKEN CLOSED }', 'scalar State', /TYPE_KIND_CHANGED at State/],
]

test.each(breaks)('GQ-10 %s fails the check unless it is declared', async (_what, text, by, complaint) => {
  const found = await after(text, by)
  expect(found).toEqual([expect.stringMatching(complaint)])
  const [, change = '', path = ''] = /\((\w+) at (\S+)\)$/.exec(found[0]!) ?? []
  const declared = { change, path, reason: 'The mobile application no longer asks for it.' }
  expect(await after(text, by, [declared])).toEqual([])
  expect(await after(text, by, [{ ...declared, path: 'Slot.id' }])).toHaveLength(2)
})

const harmless: [what: string, text: string, by: string][] = [
  ['a new type and field', 'type Talk { id: ID! }', 'type Talk { id: ID! room: Room } type Room { id: ID! }'],
  ['an argument that may be left out', 'from: String)', 'from: String, to: String)'],
  ['an argument that has a default', 'from: String)', 'from: String, zone: String! = "UTC")'],
  ['a field that is never null any more', 'state: State ', 'state: State! '],
  ['an argument that may now be null', 'slot(id: ID!', 'slot(id: ID'],
  ['a new enum value', 'OPEN TAKEN CLOSED', 'OPEN TAKEN CLOSED MOVED'],
  ['a new refusal in a union', 'Interview | Talk', 'Interview | Talk | Slot'],
  ['a description', 'enum State', '"How it is." enum State'],
  ['a deprecation', 'starts: String!', 'starts: String! @deprecated(reason: "see begins")'],
]

test.each(harmless)('GQ-10 %s passes', async (_what, text, by) => {
  expect(await after(text, by)).toEqual([])
})

test('GQ-10 a declared break that is not there is named, and a declaration says why', async () => {
  const stale = { change: 'FIELD_REMOVED', path: 'Slot.starts', reason: 'Nobody was found to ask for it.' }
  const { breaking } = await graphChanges(buildSchema(released), buildSchema(released))
  expect(complaints(breaking, [stale])).toEqual(['declared, but not so: FIELD_REMOVED at Slot.starts'])
  expect(declaredBreaks.safeParse([{ ...stale, reason: 'because' }]).success).toBe(false)
})

test('GQ-10 a field renamed in the graph of today is found against the released one', async () => {
  const before = lastRelease().graph
  const supergraph = readFileSync(join(root, 'gateway', 'supergraph.graphql'), 'utf8')
  const renamed = supergraph.replace('  displayName: String!', '  shownName: String!')
  const today = await graphChanges(before, apiSchema())
  const broken = await graphChanges(before, apiSchema(renamed))
  const isNew = ({ path }: { path?: string }) => !today.breaking.some((one) => one.path === path)
  expect(broken.breaking.filter(isNew).map(({ change, path }) => `${change} ${path}`)).toEqual([
    'FIELD_REMOVED Host.displayName',
  ])
})
