import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { contracts } from './index.ts'
import { impersonal, personal, unclassified } from './personal-data.ts'
import { id, instant } from './values.ts'

test.each(contracts.map((contract) => [contract.type, contract] as const))(
  'EV-02 the example of %s is what its schema says, and survives JSON',
  (_, { data, example }) => {
    expect(data.parse(JSON.parse(JSON.stringify(example)))).toEqual(example)
  },
)

test('EV-02 every event has a type of its own', () => {
  const types = contracts.map((contract) => contract.type)
  expect(new Set(types).size).toBe(types.length)
})

test('every text of a contract is said to be personal or not', () => {
  const forgotten = contracts.flatMap(({ topic, data }) => unclassified(data).map((field) => `${topic} ${field}`))
  expect([...new Set(forgotten)]).toEqual([])
})

test('who forgets to say whether a text is personal is told where', () => {
  const forgetful = z.object({
    id: id('per'),
    at: instant,
    count: z.number(),
    kind: z.enum(['A', 'B']),
    name: personal(z.string()),
    zone: impersonal(z.string()).nullable(),
    words: z.string().nullable(),
    address: z.email().optional(),
    notes: z.array(z.object({ by: id('per'), text: z.string() })),
    anything: z.unknown(),
  })
  expect(unclassified(forgetful)).toEqual(['words', 'address', 'notes[].text', 'anything'])
})
