import { CursorExpired } from '@passerelle/journal/entry'
import { BadCursor, PageTooLarge } from '@passerelle/kernel'
import { faultOf } from '@passerelle/persistence/without-orm'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** Answers with the HTTP status 401. */
export function unauthenticated(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } })
}

/** @param message what is so and what to do about it: clients show it to people */
export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } })
}

export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}

export function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'NOT_FOUND' } })
}

/**
 * A part of the house does not answer: the same may work in a moment.
 * @param http of the answer, where nothing of it can be given
 */
export function unavailable(message: string, cause?: unknown, http?: { status: number }): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'UNAVAILABLE', ...(http && { http }) },
    originalError: cause instanceof Error ? cause : undefined,
  })
}

/** What clients are shown beside INTERNAL_SERVER_ERROR; docs/frontend.md says of each what to do. */
export const shownCodes: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'CURSOR_EXPIRED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_NOT_IN_SAFELIST',
  'RATE_LIMITED',
  'SLOW_CONSUMER',
  'SUBSCRIPTION_INTERRUPTED',
  'UNAUTHENTICATED',
  'UNAVAILABLE',
])

/** What clients need of an error beside its code, to go on with a stream. Opaque, and ours. */
const shownDetails: Readonly<Record<string, readonly string[]>> = {
  CURSOR_EXPIRED: ['oldestCursor'],
  SLOW_CONSUMER: ['cursor'],
  SUBSCRIPTION_INTERRUPTED: ['cursor'],
}

/** Texts that engines put under a code that is shown, and that speak of their inside; frames of a stack, and no instants. */
const inside =
  /\b(?:[Cc]all stack|heap|ECONN[A-Z]+|ENOTFOUND|getaddrinfo)\b|(?:^|\s)at (?:.*\()?[^\s()"]+:\d+:\d+\)?(?=\s|$)/

/**
 * What a client may see of an error: those it can act on keep their message, a fault says that it is ours and gives
 * the request id to quote. Stacks, SQL and addresses never leave.
 */
export function maskError(error: GraphQLFormattedError, original: unknown, requestId?: string): GraphQLFormattedError {
  const cause = original instanceof GraphQLError ? original.originalError : original
  if (cause instanceof BadCursor || cause instanceof PageTooLarge) {
    return { ...located(error), message: cause.message, extensions: { code: 'BAD_USER_INPUT' } }
  }
  if (cause instanceof CursorExpired) {
    const { message, oldestCursor } = cause
    return { ...located(error), message, extensions: { code: 'CURSOR_EXPIRED', oldestCursor } }
  }
  if (isDatabaseAway(cause)) {
    return { ...located(error), message: databaseAway, extensions: { code: 'UNAVAILABLE' } }
  }
  const code = error.extensions?.code
  if (typeof code === 'string' && shownCodes.has(code) && !inside.test(error.message)) {
    return { ...located(error), message: error.message, extensions: { code, ...detailsOf(code, error.extensions) } }
  }
  const about = requestId ? ` Quote the request ${requestId} when you report it.` : ''
  return {
    ...located(error),
    message: `Something went wrong on our side.${about}`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId && { requestId }) },
  }
}

const databaseAway = 'This cannot be done at the moment. Come again in a moment.'

/** It is away, has no room, or stopped in the middle: nothing that the request could have done better. */
function isDatabaseAway(cause: unknown): boolean {
  return (
    cause instanceof Error && !(cause instanceof GraphQLError) && ['connection', 'passing'].includes(faultOf(cause))
  )
}

function detailsOf(code: string, extensions: GraphQLFormattedError['extensions']): Record<string, string> {
  const shown = (shownDetails[code] ?? []).map((name) => [name, extensions?.[name]])
  return Object.fromEntries(shown.filter(([, value]) => typeof value === 'string'))
}

function located(error: GraphQLFormattedError): Partial<GraphQLFormattedError> {
  return { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) }
}

/** Whether masking would hide the cause: then the log must keep it. A gateway's executor may give errors as plain objects. */
export function isFault(error: GraphQLError | GraphQLFormattedError): boolean {
  const formatted = 'toJSON' in error ? error.toJSON() : error
  return (
    maskError(formatted, error).extensions?.code === 'INTERNAL_SERVER_ERROR' ||
    isDatabaseAway('originalError' in error ? error.originalError : undefined)
  )
}

/** Whether the cause lies with us, and not with what was asked. */
export function isOurs(error: GraphQLError | GraphQLFormattedError): boolean {
  return isFault(error) || error.extensions?.code === 'UNAVAILABLE'
}
