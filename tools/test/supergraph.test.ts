import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { nodeOwners } from '../../gateway/src/graph/node-owners.ts'
import { readSdl } from '../../packages/service-kit/src/type-definitions.ts'
import { CompositionError, compose, isStale, supergraphFile } from '../compose.ts'
import { servicesWithSchema } from '../services.ts'

const folder = mkdtempSync(join(tmpdir(), 'subgraphs-'))

function serviceOf(name: string, sdl: string) {
  const schema = join(folder, `${name}.graphql`)
  writeFileSync(schema, sdl)
  return { name, folder, schema }
}

test('GQ-01 the committed supergraph is what the five subgraphs compose to', () => {
  expect(servicesWithSchema().map(({ name }) => name)).toEqual([
    'employers',
    'events',
    'matchmaking',
    'notifications',
    'scheduling',
  ])
  expect(isStale()).toBe(false)
})

test('GQ-01 a supergraph is stale when a subgraph has changed, or the file', () => {
  const [first, ...rest] = servicesWithSchema()
  const sdl = readSdl(first!.schema)
  const changed = serviceOf(first!.name, `${sdl}\nextend type Query { somethingNew: Boolean }`)
  expect(isStale(supergraphFile, [changed, ...rest])).toBe(true)
  const edited = join(folder, 'edited.graphql')
  writeFileSync(edited, `${readFileSync(supergraphFile, 'utf8')}\n`)
  expect(isStale(edited)).toBe(true)
  expect(isStale(join(folder, 'absent.graphql'))).toBe(true)
})

test('GQ-01 subgraphs that do not fit together are named with the reason', () => {
  const one = serviceOf('one', 'type Query { a: String }  type Thing { size: Int }')
  const two = serviceOf('two', 'type Query { b: String }  type Thing { size: String }')
  expect(() => compose([one, two])).toThrow(CompositionError)
  expect(() => compose([one, two])).toThrow(/FIELD_TYPE_MISMATCH[\s\S]*"Thing\.size"/)
})

test('GQ-05 a node that a service adds is found by `node` without a word in the service that has it', () => {
  const [employers, events, ...rest] = servicesWithSchema()
  const room = '"""A room.""" type Room implements Node @key(fields: "id") { """Its id.""" id: ID! seats: Int }'
  const supergraph = compose([employers!, serviceOf('events', `${readSdl(events!.schema)}\n${room}`), ...rest])
  const [written] = /^"""A room\."""\ntype Room [^{]*/m.exec(supergraph)!
  expect(written).toContain('@join__implements(graph: EMPLOYERS, interface: "Node")')
  expect(nodeOwners(parse(supergraph)).get('Room')).toBe('events')
})

test('GQ-05 a node that no service has any longer is found no more', () => {
  const one = serviceOf(
    'one',
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
     interface Node { id: ID! }
     type Query { node(id: ID!): Node }
     type Gone implements Node @key(fields: "id", resolvable: false) { id: ID! }
     type Own implements Node @key(fields: "id") { id: ID! }`,
  )
  const two = serviceOf('two', 'type Query { other: String }')
  expect(compose([one, two])).not.toContain('Gone')
})
