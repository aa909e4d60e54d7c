import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Supergraph } from '@apollo/federation-internals'
import { expect, test } from '@jest/globals'
import { getNamedType, getNullableType, isListType, isNonNullType, isObjectType } from 'graphql'

const schema = Supergraph.build(readFileSync(join(import.meta.dirname, '..', 'supergraph.graphql'), 'utf8'))
  .apiSchema()
  .toGraphQLJSSchema()

/** Things that their owner shows to everybody: `anyone` in its policies. */
const public_ = new Set(['School', 'Employer'])

/** References that may not be null, and why their owner hides none of them from whoever sees the place. */
const exceptions: Readonly<Record<string, string>> = {
  'Query.me': 'the viewer',
  'Subscription.noticeReceived': "the viewer's own",
  'Notice.person': 'the viewer: nobody sees the notices of somebody else',
  'Message.person': 'the viewer: nobody sees the mails of somebody else',
  'AlreadyEnrolled.candidate': 'told to staff of its school alone',
  'ApiKeyCreated.apiKey': 'what its author has just made',
}

test('AC-04 no reference to something that its owner may hide is non-null, so that nothing else goes with it', () => {
  const found: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || /^__|Connection$|Edge$/.test(type.name)) continue
    for (const field of Object.values(type.getFields())) {
      const thing = getNamedType(field.type)
      if (!isObjectType(thing) || !thing.getFields().id || public_.has(thing.name)) continue
      // Of a list the service leaves out what the viewer may not see.
      if (isListType(getNullableType(field.type)) || !isNonNullType(field.type)) continue
      found.push(`${type.name}.${field.name}`)
    }
  }
  expect(found.sort()).toEqual(Object.keys(exceptions).sort())
})

test('GQ-06 no list of the root is non-null, so that one service that does not answer leaves the others their place', () => {
  const blanking = Object.values(schema.getQueryType()!.getFields())
    .filter(({ type }) => isNonNullType(type))
    .map(({ name }) => name)
  expect(blanking).toEqual(['me'])
})
