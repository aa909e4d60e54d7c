import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { getVariableValues, Kind, type OperationDefinitionNode, parse, specifiedRules, validate } from 'graphql'
import { Graph } from '../src/graph/graph.ts'
import { limitRules } from '../src/graph/limits.ts'
import { filledIn } from '../src/ide/page/look-up.js'
import { savedOperations } from '../src/ide/saved-operations.ts'

const now = new Date('2026-11-30T09:00:00Z')
const { schema } = new Graph(readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8'))
const operations = savedOperations(import.meta.dirname, now)

test.each(operations.map((operation) => [operation.name, operation] as const))(
  'GQ-07 the saved operation %s is valid on the graph, with its variables, and says who runs it',
  (_, { who, query, variables, lookUp }) => {
    const document = parse(query)
    expect(who).toMatch(/\(.+\)/)
    expect(invalid(query)).toEqual([])
    // What is looked up is there when it is run: test/saved-operations.test.ts.
    if (lookUp !== '') return expect(invalid(lookUp)).toEqual([])
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    const { variableDefinitions = [] } = operation as OperationDefinitionNode
    const { errors } = getVariableValues(schema, variableDefinitions, variables === '' ? {} : JSON.parse(variables))
    expect(errors?.map(String)).toBeUndefined()
    expect(variables).not.toContain('…"')
  },
)

test('GQ-07 no variables and no look-up lie about without their operation', () => {
  const files = [...readdirSync(import.meta.dirname), ...readdirSync(`${import.meta.dirname}/look-ups`)]
  const names = files.filter((file) => /\.(json|graphql)$/.test(file)).map((file) => file.replace(/\.\w+$/, ''))
  expect(names.filter((name) => !operations.some((operation) => operation.name === name))).toEqual([])
})

test('GQ-07 days of saved variables are counted from now', () => {
  const prepared = operations.find(({ name }) => name === '10-prepare-a-fair')!
  expect(JSON.parse(prepared.variables).input.days[0].date).toBe('2027-02-28')
  const planned = operations.find(({ name }) => name === '29-plan-outside-a-fair')!
  expect(JSON.parse(planned.variables).input.startsAt).toBe('2026-12-15T08:00:00.000Z')
})

test('GQ-07 what was looked up takes the places that were left for it, from top to bottom, and what is missing is named', () => {
  const saved =
    '{ "input": { "hostId": "hst_…", "ids": ["eus_…", "eus_…"], "round": "…", "text": "Bonjour", "matchId": "mch_…" } }'
  const found = {
    a: {
      nodes: [
        { hostId: 'hst_1', ids: 'eus_1' },
        { hostId: 'hst_2', ids: 'eus_2', round: 3 },
      ],
    },
  }
  const { variables, missing } = filledIn(saved, found)
  const input = { hostId: 'hst_1', ids: ['eus_1', 'eus_2'], round: 3, text: 'Bonjour', matchId: 'mch_…' }
  expect(JSON.parse(variables)).toEqual({ input })
  expect(missing).toEqual(['matchId'])
})

function invalid(text: string): string[] {
  return validate(schema, parse(text), [...specifiedRules, ...limitRules]).map(String)
}
