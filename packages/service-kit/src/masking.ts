import type { ApolloServerPlugin } from '@apollo/server'
import { spanFailed } from '@passerelle/telemetry'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { isFault, maskError } from './errors.ts'
import type { Logger } from './log.ts'

/** Faults go to the log as they are, and to the caller as a request id. */
export const maskFaults: ApolloServerPlugin<{ log: Logger; requestId: string }> = {
  requestDidStart: async () => ({
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors.filter(isFault)) {
        contextValue.log.error({ err: error.originalError ?? error, path: error.path }, 'a request failed')
        spanFailed()
      }
    },
    async willSendResponse({ response, errors, contextValue }) {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return
      response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, index) =>
        maskError(formatted, errors?.[index], contextValue.requestId),
      )
    },
  }),
}

/**
 * Fastify's error handler: what went wrong outside GraphQL, in the form and with the masking of GraphQL. Faults go to the
 * log with the request id that the caller is told to quote.
 */
export function answerErrors(log: Logger) {
  return (error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void => {
    const graphql = error instanceof GraphQLError ? error : spoken(error)
    if (isFault(graphql)) log.error({ err: error, requestId: request.id }, 'a request failed')
    const shown = maskError(graphql.toJSON(), graphql, request.id)
    const { status: own = 500 } = (graphql.extensions.http as { status?: number } | undefined) ?? {}
    const status = own === 500 && shown.extensions?.code === 'UNAVAILABLE' ? 503 : own
    if (status === 503) reply.header('retry-after', 1)
    reply.code(status).send({ errors: [shown] })
  }
}

/** What Fastify has against a request, in our words: its own name things that the caller does not know. */
function spoken(error: Error & { statusCode?: number }): GraphQLError {
  const { statusCode: status = 500 } = error
  const message = status < 500 ? (unread[status] ?? 'The body of the request is not valid JSON.') : error.message
  const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR'
  return new GraphQLError(message, { originalError: error, extensions: { code, http: { status } } })
}

const unread: Readonly<Record<number, string>> = {
  408: 'The request took too long to arrive.',
  413: 'The request is larger than is taken: send less, or in several requests.',
  415: 'The request is of a content type that is not taken: send application/json.',
}
