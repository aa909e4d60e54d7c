import { expect, test } from '@jest/globals'
import { contracts } from './index.ts'

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
