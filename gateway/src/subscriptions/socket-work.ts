import type { ApolloServer } from '@apollo/server'
import { isFault, type Logger, maskError, requestIdFrom } from '@passerelle/service-kit'
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import type { GatewayContext } from '../context.ts'
import type { Operation, OperationReader } from '../graph/operations.ts'
import type { Caller } from '../identity/caller.ts'
import type { Identity } from '../identity/tokens.ts'
import type { Subscriptions } from './federated.ts'

/** One operation of a socket, read and within limits. */
export interface SocketWork extends ExecutionArgs {
  operation: Operation
  query: string
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
    log: reading.log.child({ requestId, person: identity.subject }),
  }
  if (operation.definition.operation === 'mutation') contextValue.caller.forget()
  const { graph, document, operationName } = operation
  const { query, variables } = payload
  return { schema: graph.schema, document, operationName, variableValues: variables, contextValue, operation, query }
}

export async function openSubscription(subscriptions: Subscriptions, work: SocketWork) {
  try {
    return await subscriptions.open(work.operation, { ...work.variableValues }, work.contextValue)
  } catch (error) {
    return { errors: [error as GraphQLError] }
  }
}

/** Never graphql-js's own `execute`: the plan, the limits and the masking are the same as over HTTP. */
export async function throughApollo(apollo: ApolloServer<GatewayContext>, work: SocketWork): Promise<ExecutionResult> {
  const { query, operationName, variableValues, contextValue } = work
  const request = { query, operationName: operationName ?? undefined, variables: { ...variableValues } }
  const { body } = await apollo.executeOperation(request, { contextValue })
  return body.kind === 'single' ? (body.singleResult as ExecutionResult) : { data: null }
}

/**
 * What may leave on the socket. The engine hands on whatever was thrown, as it is; answers of Apollo Server are masked
 * already and pass unchanged.
 */
export function maskedResult({ data, errors }: ExecutionResult, { requestId, log }: GatewayContext) {
  if (!errors) return { data }
  const known = errors.map(asGraphQLError)
  for (const error of known.filter(isFault)) {
    log.error({ err: error.originalError ?? error }, 'a subscription failed')
  }
  return { data, errors: known.map((error) => maskError(error.toJSON(), error, requestId)) }
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error
  const { message, path, extensions } = error as GraphQLFormattedError
  return new GraphQLError(message, { path, extensions, originalError: error instanceof Error ? error : undefined })
}
