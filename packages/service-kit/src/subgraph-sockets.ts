import type { Server } from 'node:http'
import type { Clock } from '@passerelle/kernel'
import { traceparentFrom } from '@passerelle/telemetry'
import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST, validate } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import type { BaseContext } from './context.ts'
import { badInput, isFault, maskError } from './errors.ts'
import { requestIdFrom } from './http-server.ts'
import type { Logger } from './log.ts'
import { parseDocument } from './parse-document.ts'
import type { PassportVerifier } from './passport.ts'
import { type SocketExtra, serveSockets } from './sockets.ts'
import { type FreshArgs, subscribeFreshly } from './subscribe-freshly.ts'
import type { Viewer } from './viewer.ts'

interface Options {
  server: Server
  schema: GraphQLSchema
  passports: PassportVerifier
  log: Logger
  /** By which passports end. */
  clock: Clock
  contextFor(viewer: Viewer, requestId: string, asked: Asked): BaseContext
}

/** What comes with a request beside its operation. */
export type Asked = Pick<BaseContext, 'resumeAfter' | 'idempotencyKey'>

/** Sent in a ping by the gateway: a new passport for each subscription that is still open, by `extensions.subscriber`. */
type Renewals = Readonly<Record<string, string>>
interface Subscriber {
  viewer: Viewer
  /** Passports are read one after the other, so that the newest counts; the one of the beginning is the first. */
  read: Promise<unknown>
  renewed?: () => Promise<void>
}
type Subscribers = Map<string, Subscriber>

/**
 * Subscriptions of a subgraph. The socket needs a passport in `connection_init`; a subscription may bring its own in
 * `extensions.passport`, and a later ping `{ passports: { [subscriber]: passport } }` renews it. An event that comes
 * when the passport has run out is not sent: the subscription ends with UNAUTHENTICATED. `extensions.after` is the cursor
 * behind which the gateway continues a stream that it moves; it counts instead of the argument. `extensions.traceparent` is the
 * trace that it belongs to.
 */
export function serveSubscriptions({ server, schema, passports, log, clock, contextFor }: Options): {
  close(): Promise<void>
} {
  const subscribers = new WeakMap<SocketExtra, Subscribers>()
  return serveSockets<{ passport?: string }>({
    server,
    path: '/graphql',
    log,
    maxPayload: 256 * 1024,
    protocol: {
      connectionInitWaitTimeout: 5000,
      async onConnect({ connectionParams, extra }) {
        const viewer = await passports(textOf(connectionParams?.passport)).catch(() => undefined)
        if (!viewer) return false
        subscribers.set(extra, new Map([['', { viewer, read: Promise.resolve() }]]))
        return true
      },
      async onPing({ extra }, payload) {
        await renew(subscribers.get(extra), (payload as { passports?: Renewals } | undefined)?.passports, passports)
      },
      async onSubscribe({ extra }, id, payload) {
        try {
          const known = subscribers.get(extra)!
          const subscriber = await identify(known, id, payload, passports)
          const requestId = requestIdFrom(textOf(payload.extensions?.requestId))
          const resumeAfter = textOf(payload.extensions?.after)
          const freshContext = () => contextFor(subscriber.viewer, requestId, { resumeAfter })
          const cause = { traceparent: traceparentFrom(payload.extensions?.traceparent), correlationId: requestId }
          return { ...executionArgs(schema, payload, subscriber, freshContext), cause, clock }
        } catch (error) {
          return [error instanceof GraphQLError ? error : badInput('The request could not be read.')]
        }
      },
      subscribe: (args) => subscribeFreshly(args as FreshArgs),
      execute: () => ({ errors: [badInput('Only subscriptions are answered on this socket.')] }),
      onComplete({ extra }, id, payload) {
        subscribers.get(extra)?.delete(subscriberOf(id, payload))
      },
      onNext: (_ctx, _id, _payload, args, result) => ({ ...result, errors: masked(result.errors, args, log) }),
      onError: (_ctx, _id, _payload, errors) => masked(errors, undefined, log)!,
    },
  })
}

function executionArgs(
  schema: GraphQLSchema,
  payload: SubscribePayload,
  subscriber: Subscriber,
  freshContext: () => BaseContext,
): Omit<FreshArgs, 'cause' | 'clock'> {
  const document = parseDocument(payload.query)
  const invalid = validate(schema, document)
  if (invalid.length > 0) throw invalid[0]
  const operation = getOperationAST(document, payload.operationName)
  if (!operation) throw badInput('The operation is not in the document, or there are several and none is named.')
  if (operation.operation !== 'subscription') throw badInput('Only subscriptions are answered on this socket.')
  const { variables, operationName } = payload
  const onRenewal: FreshArgs['onRenewal'] = (renewed) => {
    subscriber.renewed = renewed
  }
  const contextValue = freshContext()
  return { schema, document, variableValues: variables, operationName, contextValue, freshContext, onRenewal }
}

function subscriberOf(id: string, payload: SubscribePayload): string {
  return textOf(payload.extensions?.subscriber) ?? id
}

async function identify(
  known: Subscribers,
  id: string,
  payload: SubscribePayload,
  passports: PassportVerifier,
): Promise<Subscriber> {
  const passport = textOf(payload.extensions?.passport)
  // Without one of its own it is the socket's, and only its own renewal concerns it.
  if (passport === undefined) return { viewer: known.get('')!.viewer, read: Promise.resolve() }
  const name = subscriberOf(id, payload)
  const read = passports(passport)
  const subscriber = { read } as Partial<Subscriber> as Subscriber
  // Known at once: a renewal may come while the first passport is read.
  known.set(name, subscriber)
  try {
    subscriber.viewer = await read
    return subscriber
  } catch (error) {
    known.delete(name)
    throw error
  }
}

async function renew(known: Subscribers | undefined, renewals: Renewals | undefined, passports: PassportVerifier) {
  for (const [name, passport] of Object.entries(renewals ?? {})) {
    const subscriber = known?.get(name)
    if (!subscriber) continue
    subscriber.read = subscriber.read.then(() => renewOne(subscriber, passport, passports)).catch(() => undefined)
    await subscriber.read
  }
}

async function renewOne(subscriber: Subscriber, passport: string, passports: PassportVerifier): Promise<void> {
  const viewer = await passports(passport)
  if (subscriber.viewer.personId !== viewer.personId) return
  subscriber.viewer = viewer
  await subscriber.renewed?.()
}

function masked(errors: readonly GraphQLError[] | undefined, args: ExecutionArgs | undefined, log: Logger) {
  const requestId = (args?.contextValue as BaseContext | undefined)?.requestId
  return errors?.map((error) => {
    if (isFault(error)) log.error({ err: error.originalError ?? error, requestId }, 'a subscription failed')
    return maskError(error.toJSON(), error, requestId) as GraphQLError
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
