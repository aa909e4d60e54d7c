import type { ApolloServer } from '@apollo/server'
import { presentTraceparent } from '@passerelle/messaging/without-orm'
import { badInput, idempotencyKeyHeader, unauthenticated } from '@passerelle/service-kit/without-orm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import type { GatewayContext } from '../context.ts'
import type { InFlight } from '../graph/in-flight.ts'
import { atExpiry } from '../identity/at-expiry.ts'
import type { HeldOpen } from '../identity/held-open.ts'
import type { Identity } from '../identity/identity.ts'
import { type EventStream, eventStream, type Results, single } from '../subscriptions/event-stream.ts'
import type { Subscriptions } from '../subscriptions/federated.ts'
import { maskedErrors } from '../subscriptions/masked.ts'
import { openSubscription, readSocketWork, type SocketReading, throughApollo } from '../subscriptions/socket-work.ts'
import { type SigningIn, signIn } from './sign-in.ts'

interface Options extends SocketReading, SigningIn {
  apollo: ApolloServer<GatewayContext>
  inFlight: InFlight
  subscriptions: Subscriptions
  held: HeldOpen
}

interface Open extends EventStream {
  identity: Identity
}

const maxOpen = 100
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // nginx would keep events until it has a page of them.
  'x-accel-buffering': 'no',
}

/**
 * GET and POST /graphql/stream: one operation as server-sent events, for those whose proxies break WebSockets. Who asks is
 * told by the header alone (401), and a mistake in the operation by its first event, as the protocol of graphql-sse has it.
 * `Last-Event-ID`, which browsers send by themselves when they connect again, is the cursor after which to go on.
 */
export function streamRoute(app: FastifyInstance, options: Options): void {
  const identities = new WeakMap<FastifyRequest, Identity>()
  const streams = new Set<Open>()
  const heldBy = (identity: Identity) => [...streams].filter((s) => s.identity.subject === identity.subject).length

  app.route({
    method: ['GET', 'POST'],
    // Its answer could hold no event.
    exposeHeadRoute: false,
    url: '/graphql/stream',
    onRequest: async (request, reply) => {
      identities.set(request, await signIn(request, reply, options))
    },
    handler: async (request, reply) => {
      const accept = request.headers.accept ?? ''
      if (!accept.includes('text/event-stream')) throw notAcceptable()
      const identity = identities.get(request)!
      const { body } = await open(request, identity)
      return reply.headers(headers).send(body)
    },
  })
  // Draining waits for what is being answered, and a stream never is.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.breakOff()
  })

  async function open(request: FastifyRequest, identity: Identity): Promise<EventStream> {
    const about = { requestId: request.id, log: options.log.child({ requestId: request.id }) }
    let results: Results
    try {
      if (heldBy(identity) >= maxOpen) throw badInput(`A person may hold ${maxOpen} streams at once.`)
      results = await resultsOf(request, identity, options)
    } catch (error) {
      results = single({ errors: maskedErrors([error], about) })
    }
    const cancelExpiry = atExpiry(identity, () =>
      stream.fail(maskedErrors([unauthenticated('The token has expired: sign in again.')], about)),
    )
    const ended = options.held.add({
      identity,
      withdraw: () => stream.fail(maskedErrors([unauthenticated('Access was withdrawn.')], about)),
    })
    const stream: Open = {
      identity,
      ...eventStream(
        results,
        (error) => maskedErrors([error], about),
        () => {
          cancelExpiry()
          ended()
          streams.delete(stream)
        },
      ),
    }
    streams.add(stream)
    return stream
  }
}

async function resultsOf(request: FastifyRequest, identity: Identity, options: Options): Promise<Results> {
  const { extensions, ...asked } =
    request.method === 'GET' ? fromAddress(request) : ((request.body ?? {}) as SubscribePayload)
  const after = request.headers['last-event-id'] ?? extensions?.after
  const idempotencyKey = request.headers[idempotencyKeyHeader] ?? extensions?.idempotencyKey
  const own = { requestId: request.id, traceparent: presentTraceparent(), idempotencyKey }
  const payload = { ...asked, extensions: { ...extensions, ...own, ...(after ? { after } : {}) } }
  const work = readSocketWork(options, payload, identity)
  const { operation } = work.operation.definition
  if (operation === 'subscription') return openSubscription(options.subscriptions, work)
  if (operation === 'mutation' && request.method === 'GET') throw badInput('A mutation must be sent with POST.')
  return single(await throughApollo(options.apollo, options.inFlight, work))
}

/** As GraphQL over HTTP writes a request into an address. */
function fromAddress(request: FastifyRequest): SubscribePayload {
  const { query, operationName, variables, extensions } = request.query as Record<string, string | undefined>
  const parsed = (text: string | undefined) => (text ? (JSON.parse(text) as Record<string, unknown>) : undefined)
  try {
    return { query: query ?? '', operationName, variables: parsed(variables), extensions: parsed(extensions) }
  } catch {
    throw badInput('`variables` and `extensions` must be JSON.')
  }
}

function notAcceptable(): GraphQLError {
  return new GraphQLError('This path answers with text/event-stream: say so in `accept`.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 406 } },
  })
}
