import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/**
 * Codes with which an owner ends a stream that it can go on with after the cursor. A passport that it refuses is one: the
 * caller was let in, so it is late or our clocks differ; and when they are signed out meanwhile, the next one is not made.
 */
const passing = new Set(['SUBSCRIPTION_INTERRUPTED', 'UNAVAILABLE', 'SLOW_CONSUMER', 'UNAUTHENTICATED'])

/** An upstream ends with GraphQL errors of its own, or because its socket closed or did not open. */
export function asGraphQLError(error: unknown, cursor: string | undefined): GraphQLError {
  if (error instanceof GraphQLError) return isAway(error) ? interrupted(cursor, error) : error
  const first = Array.isArray(error) ? (error[0] as GraphQLFormattedError | undefined) : undefined
  if (!first) return interrupted(cursor, error)
  const code = String(first.extensions?.code)
  if (passing.has(code) && code !== 'SLOW_CONSUMER') return interrupted(cursor)
  return new GraphQLError(first.message, { extensions: first.extensions })
}

/** Whether asking again may help. */
export function isPassing(error: unknown): boolean {
  if (error instanceof GraphQLError) return isAway(error)
  if (!Array.isArray(error)) return true
  return error.some(({ extensions }: GraphQLFormattedError) => passing.has(String(extensions?.code)))
}

/** Without employers there is no passport, and who was let in stays so. */
function isAway({ extensions }: GraphQLError): boolean {
  return extensions.code === 'UNAVAILABLE'
}

export function interrupted(cursor: string | undefined, cause?: unknown): GraphQLError {
  const next = cursor
    ? 'Subscribe again after the cursor.'
    : 'Subscribe again, and read what may have changed meanwhile.'
  return new GraphQLError(`The stream was interrupted. ${next}`, {
    extensions: { code: 'SUBSCRIPTION_INTERRUPTED', ...(cursor && { cursor }) },
    originalError: cause instanceof Error ? cause : undefined,
  })
}

/** More came than could be kept for the client. */
export function slowConsumer(cursor: string | undefined): GraphQLError {
  const next = cursor
    ? 'Subscribe again after the cursor.'
    : 'Subscribe again, and read what may have changed meanwhile.'
  return new GraphQLError(`The client reads too slowly. ${next}`, {
    extensions: { code: 'SLOW_CONSUMER', ...(cursor && { cursor }) },
  })
}

/** After a new supergraph in which the subscription's fields or arguments are no more what they were. */
export function noLongerValid(reason: string): GraphQLError {
  return new GraphQLError(`The schema has changed, and this subscription no longer fits it: ${reason}`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
}
