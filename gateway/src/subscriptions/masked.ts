import { isFault, type Logger, maskError } from '@passerelle/service-kit/without-orm'
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'

interface About {
  requestId: string | undefined
  log: Logger
}

/**
 * What may leave of a result. The executor hands on whatever was thrown, as it is, and Apollo Server's masking is not on
 * the way of subscriptions.
 */
export function masked({ data, errors }: ExecutionResult, about: About): FormattedExecutionResult {
  return errors ? { data, errors: maskedErrors(errors, about) } : { data }
}

export function maskedErrors(errors: readonly unknown[], { requestId, log }: About): readonly GraphQLFormattedError[] {
  return errors.map((thrown) => {
    const error = asGraphQLError(thrown)
    if (isFault(error)) log.error({ err: error.originalError ?? error, requestId }, 'a subscription failed')
    return maskError(error.toJSON(), error, requestId)
  })
}

function asGraphQLError(thrown: unknown): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown
  const { message, path, extensions } = thrown as GraphQLFormattedError
  return new GraphQLError(message, { path, extensions, originalError: thrown instanceof Error ? thrown : undefined })
}
