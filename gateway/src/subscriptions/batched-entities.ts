import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'

/** Entities in one request at most: a window of 16 events with a short list each. */
const together = 200

interface Batch {
  representations: unknown[]
  options: GraphQLDataSourceProcessOptions
  answer: PromiseWithResolvers<GatewayGraphQLResponse>
}

/**
 * Entities that events of one stream want at the same moment are fetched by one request: 16 events in flight cost one
 * round trip and not sixteen. Only for one caller, since a request speaks for its first. Everything else passes.
 */
export function batchedEntities(source: GraphQLDataSource): GraphQLDataSource {
  const collecting = new Map<string, Batch>()

  function begin(key: string, options: GraphQLDataSourceProcessOptions): Batch {
    const batch: Batch = { representations: [], options, answer: Promise.withResolvers() }
    collecting.set(key, batch)
    setImmediate(() => {
      if (collecting.get(key) === batch) collecting.delete(key)
      const { request } = options
      const variables = { ...request.variables, representations: batch.representations }
      // A source may throw before it promises anything.
      Promise.resolve()
        .then(() => source.process({ ...options, request: { ...request, variables } }))
        .then(batch.answer.resolve, batch.answer.reject)
    })
    return batch
  }

  return {
    async process(options) {
      const { query, variables = {} } = options.request
      const { representations, ...others } = variables
      if (!Array.isArray(representations)) return source.process(options)
      const key = JSON.stringify([query, others])
      const open = collecting.get(key)
      const batch = open && open.representations.length < together ? open : begin(key, options)
      const from = batch.representations.length
      batch.representations.push(...representations)
      return partOf(await batch.answer.promise, from, representations.length)
    },
  }
}

/** What the answer says about so many entities; an error that names none is everybody's. */
export function partOf(answer: GatewayGraphQLResponse, from: number, count: number): GatewayGraphQLResponse {
  const { data, errors, ...rest } = answer
  const entities = data?._entities
  const own = errors?.flatMap((error) => {
    const [root, index, ...below] = error.path ?? []
    if (root !== '_entities' || typeof index !== 'number') return [error]
    return index >= from && index < from + count ? [{ ...error, path: [root, index - from, ...below] }] : []
  })
  return {
    ...rest,
    data: Array.isArray(entities) ? { ...data, _entities: entities.slice(from, from + count) } : data,
    ...(own?.length && { errors: own }),
  }
}
