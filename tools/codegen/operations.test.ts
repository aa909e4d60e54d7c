import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { generateOperations } from './operations.ts'

const schema = buildSchema(
  'scalar DateTime type Query { now: DateTime! slot(id: ID!): Slot } type Slot { from: String }',
)

function typesOf(...operations: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'operations-'))
  for (const [index, text] of operations.entries()) writeFileSync(join(folder, `${index}.graphql`), text)
  return generateOperations(schema, folder)
}

test('GQ-08 an operation becomes a typed document: what it selects, and its variables', async () => {
  const types = await typesOf('query At($id: ID!) { now slot(id: $id) { from } }')
  expect(types).toContain(
    'type AtQuery = { readonly now: string, readonly slot: { readonly from: string | null } | null }',
  )
  expect(types).toMatch(/AtQueryVariables = Exact<\{\s+id: string;\s+\}>/)
  expect(types).toMatch(/export const AtDocument = .* as unknown as DocumentNode<AtQuery, AtQueryVariables>/)
})

test('GQ-08 an operation that is not valid, or has the name of another, is refused', async () => {
  await expect(typesOf('query A { slut { from } }')).rejects.toThrow(/slut/)
  await expect(typesOf('query A { now }', 'query A { slot(id: 1) { from } }')).rejects.toThrow(/unique name: A/)
})
