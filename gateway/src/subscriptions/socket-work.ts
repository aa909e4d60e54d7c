import type { ApolloServer } from '@apollo/server'
import { withCause } from '@passerelle/messaging/without-orm'
import { badInput, idempotencyKeyFrom, isFault, type Logger, requestIdFrom } from '@passerelle/service-kit/without-orm'
import { SpanKind, spanFailed, traceparentFrom, validTraceparent, withSpan } from '@passerelle/telemetry'
import { type ExecutionArgs, type ExecutionResult, type GraphQLError, Kind } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import type { GatewayContext } from '../context.ts'
import type { InFlight } from '../graph/in-flight.ts'
import type { Operation, OperationReader } from '../graph/operations.ts'
import { questionText } from '../http/answer.ts'
import type { Caller } from '../identity/caller.ts'
import type { Identity } from '../identity/identity.ts'
import type { Subscriptions } from './federated.ts'
import { ResultQueue } from './result-queue.ts'

const maxCursorLength = 512

/** One operation of a socket, read and within limits. */
export interface SocketWork extends ExecutionArgs {
  operation: Operation
  after: string | undefined
  contextValue: GatewayContext
}

export interface SocketReading {
  readOperation: OperationReader
  callerOf(identity: Identity | undefined, requestId: string): Caller
  log: Logger
}

/** @throws GraphQLError when the client made a mistake */
export function readSocketWork(reading: SocketReading, payload: SubscribePayload, identity: Identity): SocketWork {
  const operation = reading.readOperation(payload)
  const requestId = requestIdFrom(payload.extensions?.requestId as string | undefined)
  const contextValue: GatewayContext = {
    caller: reading.callerOf(identity, requestId),
    requestId,
    traceparent: validTraceparent(payload.extensions?.traceparent),
    log: reading.log.child({ requestId, person: identity.subject }),
  }
  if (operation.definition.operation === 'mutation') {
    contextValue.idempotencyKey = idempotencyKeyFrom(payload.extensions?.idempotencyKey)
    contextValue.caller.forget()
  }
  const { graph, document, operationName } = operation
  const variableValues = payload.variables
  const after = cursorOf(payload.extensions?.after, operation)
  return { after, schema: graph.schema, document, operationName, variableValues, contextValue, operation }
}

/** Runs it in the trace that the client told in `extensions.traceparent`, or else in one of its own. */
export function inItsTrace<T>({ operation, contextValue }: SocketWork, run: () => Promise<T>): Promise<T> {
  const type = operation.definition.operation
  const attributes = { 'graphql.operation.type': type }
  const began = { name: type, kind: SpanKind.SERVER, attributes, parent: contextValue.traceparent }
  return withSpan(began, (told) => {
    const traceparent = told ?? traceparentFrom(undefined)
    contextValue.traceparent = traceparent
    return withCause({ traceparent, correlationId: contextValue.requestId }, run)
  })
}

/** Errors of the beginning end it by `error`, like those of later; graphql-ws would send them as a result. */
export async function openSubscription(subscriptions: Subscriptions, work: SocketWork): Promise<ResultQueue> {
  const { operation, variableValues, contextValue: context, after } = work
  const { query } = operation
  try {
    return await subscriptions.open({ operation, query, variables: { ...variableValues }, context, after })
  } catch (error) {
    if (isFault(error as GraphQLError)) spanFailed()
    return ResultQueue.failed(error as GraphQLError)
  }
}

/** Never graphql-js's own `execute`: the plan, the limits, the sharing and the masking are the same as over HTTP. */
export async function throughApollo(
  apollo: ApolloServer<GatewayContext>,
  inFlight: InFlight,
  { operation, variableValues, contextValue }: SocketWork,
): Promise<ExecutionResult> {
  const { query, operationName } = operation
  const run = async () => {
    const { body } = await apollo.executeOperation(
      { query, operationName, variables: { ...variableValues } },
      { contextValue },
    )
    return body.kind === 'single' ? (body.singleResult as ExecutionResult) : { data: null }
  }
  const signed =
    operation.definition.operation === 'query' && (await contextValue.caller.signed().catch(() => undefined))
  if (!signed) return run()
  return inFlight.share(`socket ${signed.rights} ${questionText(query, operationName, variableValues)}`, run)
}

/** @throws BAD_USER_INPUT when it cannot be a cursor of ours, or the operation does not go on from one */
function cursorOf(after: unknown, operation: Operation): string | undefined {
  if (after === undefined || after === null) return undefined
  if (!takesCursor(operation)) throw badInput('Only a subscription with an argument `after` goes on from a cursor.')
  if (typeof after === 'string' && after !== '' && after.length <= maxCursorLength) return after
  throw badInput('`after` must be the cursor of a result.')
}

function takesCursor({ graph, definition }: Operation): boolean {
  const [field] = definition.selectionSet.selections
  if (definition.operation !== 'subscription' || field?.kind !== Kind.FIELD) return false
  const known = graph.schema.getSubscriptionType()?.getFields()[field.name.value]
  return known?.args.some(({ name }) => name === 'after') ?? false
}
