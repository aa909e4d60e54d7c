import { expect, test } from '@jest/globals'
import { matchProposed, offerAnswered } from '@passerelle/contracts'
import { feedTypes, typesOf } from '../src/feed/facts-to-schools.ts'

const told = {
  contracts: [matchProposed],
  means: { MATCH_PROPOSED: 'A match.' },
  permission: 'MANAGE_MATCHES',
} as const

test('BY-13 a type of the feed has its name from the fact, a meaning and a permission', () => {
  expect(typesOf(told)).toEqual([['MATCH_PROPOSED', { means: 'A match.', permission: 'MANAGE_MATCHES' }]])
  for (const { means } of feedTypes.values()) expect(means).toMatch(/^[A-Z].+\.$/)
})

test('BY-13 a fact that tells schools something says what, and nothing is said of facts that there are not', () => {
  expect(() => typesOf({ ...told, contracts: [matchProposed, offerAnswered] })).toThrow('OFFER_ANSWERED')
  expect(() => typesOf({ ...told, means: { ...told.means, MATCH_LOST: 'A match was lost.' } })).toThrow('MATCH_LOST')
})
