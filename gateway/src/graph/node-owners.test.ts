import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { prefixes } from '@passerelle/kernel'
import { isInterfaceType, isObjectType, parse } from 'graphql'
import { Graph } from './graph.ts'
import { nodeOwners } from './node-owners.ts'

const sdl = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8')

/** Named by the events they tell of, and read by their place in a list: no ids of the kernel. */
const namedOtherwise = ['SchoolFeedEntry']

test('GQ-05 every type with an id of its own is a Node, has a prefix, and one subgraph that answers for it', () => {
  const { schema } = new Graph(sdl)
  const withId = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && 'id' in type.getFields() && !namedOtherwise.includes(type.name),
  )
  const node = schema.getType('Node')
  const nodes = isInterfaceType(node) ? schema.getPossibleTypes(node) : []
  const names = (types: readonly { name: string }[]) => types.map(({ name }) => name).sort()
  expect(names(nodes)).toEqual(names(withId))
  expect(names(nodes)).toEqual(Object.values(prefixes).sort())
  expect([...nodeOwners(parse(sdl)).keys()].sort()).toEqual(names(nodes))
})

test('GQ-05 the owner is the subgraph that resolves the key, not one that holds a reference', () => {
  const owners = nodeOwners(parse(sdl))
  const some = ['Person', 'Event', 'Interview', 'Candidate', 'Reply'].map((type) => owners.get(type))
  expect(some).toEqual(['employers', 'events', 'scheduling', 'matchmaking', 'notifications'])
})
