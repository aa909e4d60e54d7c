import { describe } from '@jest/globals'
import { testDatabase } from '@passerelle/testkit'
import { conformance } from './support/conformance.ts'

describe('the embedded log', () => {
  conformance(async () => {
    const database = await testDatabase('eventlog', { entities: [] })
    return { url: database.url, session: 1_000, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
  })
})
