import { expect, test } from '@jest/globals'
import { reactions } from './reactions.ts'

test('each kind of news has one reaction, so that no order of reactions matters', () => {
  const types = reactions.flatMap(({ contracts }) => contracts.map(({ type }) => type))
  expect(types.length).toBeGreaterThan(0)
  expect(new Set(types).size).toBe(types.length)
})
