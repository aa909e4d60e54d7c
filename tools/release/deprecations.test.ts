import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { brokenPromises } from './deprecations.ts'
import { graphChanges } from './graph-changes.ts'

const since = '@deprecated(reason: "Since 0.3.0: ask for Host.name. Stays until 2027-06-01.")'
const before = buildSchema(`
  type Query { host(id: ID, mail: String ${since}): Host  hosts(by: By): [Host!]! }
  input By { mail: String ${since} }
  enum Mode { DIRECT OPEN ${since} }
  type Host { name: String  displayName: String ${since}  mode: Mode }`)
const after = buildSchema(`
  type Query { host(id: ID): Host  hosts(by: By): [Host!]! }
  input By { other: String }
  enum Mode { DIRECT }
  type Host { name: String  mode: Mode }`)

test('GQ-10 what is deprecated does not go before its day, declared or not', async () => {
  const { breaking } = await graphChanges(before, after)
  const broken = (today: string) => brokenPromises(before, after, breaking, today)
  const early = ['Query.host.mail', 'By.mail', 'Mode.OPEN', 'Host.displayName'].map(
    (p) => `${p}: is promised until 2027-06-01`,
  )
  expect(broken('2027-05-31').sort()).toEqual(early.sort())
  expect(broken('2027-06-01')).toEqual([])
})

test.each(['soon', 'Since 0.3.0: ask for Host.name.', 'Ask for Host.name. Stays until 2027-06-01.'])(
  'GQ-10 a deprecation that says "%s" leaves out since when, what instead or until when',
  (reason) => {
    const schema = buildSchema(`type Query { host: ID @deprecated(reason: "${reason}") }`)
    expect(brokenPromises(schema, schema, [], '2027-01-01')).toEqual([
      expect.stringMatching(/^Query\.host: a deprecation says/),
    ])
  },
)

test('GQ-10 a deprecation of the right form passes', () => {
  expect(brokenPromises(before, before, [], '2027-01-01')).toEqual([])
})
