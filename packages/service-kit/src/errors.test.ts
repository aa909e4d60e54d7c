import { expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { maskError } from './errors.ts'

const invalid = (message: string) =>
  maskError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }).toJSON(), undefined, 'r1')

test.each(['Cannot query field "nope" on type "MessageConnection".', 'Cannot query field "cheap" on type "Job".'])(
  'GQ-06 a mistake of the client keeps its message: %s',
  (message) => expect(invalid(message).message).toBe(message),
)

test.each(['connect ECONNREFUSED 127.0.0.1:5432', 'Maximum call stack size exceeded', 'x\n    at f (a.ts:1:2)'])(
  'GQ-06 nothing of the inside leaves under a code that is shown: %s',
  (message) =>
    expect(invalid(message).message).toBe('Something went wrong on our side. Quote the request r1 when you report it.'),
)
