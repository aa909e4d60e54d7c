import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { getVariableValues, Kind, type OperationDefinitionNode, parse, specifiedRules, validate } from 'graphql'
import { Graph } from '../src/graph/graph.ts'
import { limitRules } from '../src/graph/limits.ts'

const here = new URL('.', import.meta.url)
const { schema } = new Graph(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'))
const names = readdirSync(here)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => name.slice(0, -'.graphql'.length))

test.each(names)(
  'GQ-07 the saved operation %s is valid on the graph, with its variables, and says who runs it',
  (name) => {
    const text = readFileSync(new URL(`${name}.graphql`, here), 'utf8')
    const document = parse(text)
    expect(text).toMatch(/^# .+ · .+/)
    expect(validate(schema, document, [...specifiedRules, ...limitRules]).map(String)).toEqual([])
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    const { variableDefinitions = [] } = operation as OperationDefinitionNode
    const { errors } = getVariableValues(schema, variableDefinitions, variablesOf(name))
    expect(errors?.map(String)).toBeUndefined()
  },
)

test('GQ-07 no variables lie about without their operation', () => {
  const variables = readdirSync(here).filter((name) => name.endsWith('.json'))
  expect(variables.filter((name) => !names.includes(name.slice(0, -'.json'.length)))).toEqual([])
})

function variablesOf(name: string): Record<string, unknown> {
  const file = `${name}.json`
  return readdirSync(here).includes(file) ? JSON.parse(readFileSync(new URL(file, here), 'utf8')) : {}
}
