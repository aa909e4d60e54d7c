import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
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
  const sdl = readFileSync(first!.schema, 'utf8')
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
