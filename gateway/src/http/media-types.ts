import { GraphQLError } from 'graphql'

/** GraphQL over HTTP, 4.1: answers have a type of their own, or that of any JSON for clients from before it. */
const own = 'application/graphql-response+json'
const json = 'application/json'

/** The type of an answer that has nothing but errors, by what the client accepts. */
export function mediaTypeFor(accept: string | undefined): string {
  return `${accepted(accept).includes(own) ? own : json}; charset=utf-8`
}

/** Codes of requests that are well-formed and whose operation cannot run. */
const requestErrors = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_NOT_IN_SAFELIST',
])

/**
 * A client that takes `application/json` and nothing else believes no body of a 4xx, which may come from anything in
 * between: it is told of request errors with 200 (GraphQL over HTTP, 6.4.1).
 */
export function forClient(error: Error, accept: string | undefined): Error {
  if (!(error instanceof GraphQLError) || !requestErrors.has(String(error.extensions.code))) return error
  if (accepted(accept).join() !== json) return error
  const { message, nodes, source, positions, extensions } = error
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...extensions, http: { status: 200 } } })
}

/** Media types of an Accept header (RFC 9110, 12.5.1) without their parameters. */
function accepted(accept = '*/*'): string[] {
  return accept.split(',').map((range) => range.split(';', 1)[0]!.trim().toLowerCase())
}
