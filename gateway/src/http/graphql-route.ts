import type { ApolloServer } from '@apollo/server'
import { presentTraceparent } from '@passerelle/messaging/without-orm'
import {
  answerErrors,
  idempotencyKeyFrom,
  idempotencyKeyHeader,
  type Logger,
  unauthenticated,
} from '@passerelle/service-kit/without-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import type { InFlight } from '../graph/in-flight.ts'
import { type Asked, isIntrospection, type Operation, type OperationReader } from '../graph/operations.ts'
import type { Caller } from '../identity/caller.ts'
import type { Identity } from '../identity/identity.ts'
import { answer, send } from './answer.ts'
import { mediaTypeFor } from './media-types.ts'
import { type SigningIn, signIn } from './sign-in.ts'

interface Options extends SigningIn {
  apollo: ApolloServer<GatewayContext>
  readOperation: OperationReader
  inFlight: InFlight
  callerOf(identity: Identity | undefined, requestId: string): Caller
  log: Logger
  /** Where clients find the gateway, when it is known. */
  publicUrl: string | undefined
  /** On a developer's machine the schema may be looked at without signing in. */
  developer: boolean
}

/**
 * POST /graphql. Order: who asks (401), what is asked (400), then the work. Without a token nothing is even parsed,
 * except on a developer's machine, where the IDE needs the schema before anybody has signed in.
 */
export function graphqlRoute(app: FastifyInstance, options: Options): void {
  const { apollo, readOperation, inFlight, callerOf, log, developer } = options
  const callers = new WeakMap<FastifyRequest, Caller>()
  const operations = new WeakMap<FastifyRequest, Operation>()
  const keys = new WeakMap<FastifyRequest, string | undefined>()
  const answerError = answerErrors(log)
  const errorHandler = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    reply.type(mediaTypeFor(request.headers.accept))
    answerError(error, request, reply)
  }
  app.post('/graphql', {
    errorHandler,
    onRequest: async (request, reply) => {
      const asked = request.headers.authorization !== undefined || !developer
      const identity = asked ? await signIn(request, reply, options) : undefined
      callers.set(request, callerOf(identity, request.id))
    },
    preHandler: async (request) => {
      if (Array.isArray(request.body)) throw badRequest('Send one operation in a request: batching is off.')
      const asked = (request.body ?? {}) as Asked
      const operation = readOperation(asked)
      // Apollo Server would look for an operation that is called nothing.
      if (asked.operationName === '') asked.operationName = null
      if (operation.definition.operation === 'subscription') throw badRequest(subscriptionsElsewhere(options.publicUrl))
      const caller = callers.get(request)!
      if (!caller.identity && !isIntrospection(operation)) {
        throw unauthenticated('Sign in first: the request has no bearer token.')
      }
      if (operation.definition.operation === 'mutation') {
        keys.set(request, idempotencyKeyFrom(request.headers[idempotencyKeyHeader]))
        caller.forget()
      }
      operations.set(request, operation)
    },
    handler: async (request, reply) => {
      const caller = callers.get(request)!
      const operation = operations.get(request)!
      const own = log.child({ requestId: request.id, person: caller.identity?.subject })
      const idempotencyKey = keys.get(request)
      const context = { caller, requestId: request.id, idempotencyKey, traceparent: presentTraceparent(), log: own }
      return send(reply, await answer(apollo, inFlight, { operation, asked: request.body as Asked, context }, request))
    },
  })
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    errorHandler,
    // Before a body is read: there is nothing that could be in it.
    onRequest: async (_request, reply) => {
      reply.header('allow', 'POST')
      throw badRequest(
        'Send operations with POST; subscriptions use the graphql-transport-ws protocol on this path.',
        405,
      )
    },
    handler: () => {},
  })
}

/** What a request says of the host that it came to is never repeated: whoever sent it may have said anything. */
function subscriptionsElsewhere(publicUrl: string | undefined): string {
  const place = publicUrl
    ? `at ${new URL('/graphql', publicUrl).href.replace(/^http/, 'ws')}`
    : 'by a WebSocket on this path,'
  return `Subscriptions are answered ${place} with the graphql-transport-ws protocol, not over POST.`
}

function badRequest(message: string, status = 400): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })
}
