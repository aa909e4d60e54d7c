import { type ExecutionResult, GraphQLError } from 'graphql'

/** Results that may wait for a slow client before its subscription ends. */
const capacity = 1000

/**
 * Answers of a subscription on their way to its client, in the order of their events although each is worked out at its
 * own pace. Written by hand: `return()` of a native async generator waits for the next event, and leaks the upstream.
 */
export class ResultQueue implements AsyncGenerator<ExecutionResult, undefined> {
  readonly #left: () => void
  readonly #results: Promise<ExecutionResult>[] = []
  #waiting: PromiseWithResolvers<void> | undefined
  #ended = false
  #error: GraphQLError | undefined

  /** @param left called once, when nobody reads any more or the last result is told */
  constructor(left: () => void) {
    this.#left = left
  }

  push(result: Promise<ExecutionResult>): void {
    if (this.#ended) return
    // Looked at in `next`; until then a rejection must not count as unhandled.
    result.catch(() => {})
    this.#results.push(result)
    if (this.#results.length > capacity) {
      this.#results.length = 0
      this.end(new GraphQLError('The client reads too slowly.', { extensions: { code: 'SLOW_CONSUMER' } }))
    }
    this.#wake()
  }

  /** What has come before is still delivered; then the error, when there is one, is thrown to the reader. */
  end(error?: GraphQLError): void {
    if (this.#ended) return
    this.#ended = true
    this.#error = error
    this.#left()
    this.#wake()
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    for (;;) {
      const result = this.#results.shift()
      if (result) return { done: false, value: await result }
      if (this.#error) throw this.#takeError()
      if (this.#ended) return { done: true, value: undefined }
      this.#waiting = Promise.withResolvers()
      await this.#waiting.promise
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    this.#results.length = 0
    this.end()
    this.#error = undefined
    return { done: true, value: undefined }
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, undefined>> {
    await this.return()
    throw error
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #takeError(): GraphQLError | undefined {
    const error = this.#error
    this.#error = undefined
    return error
  }

  #wake(): void {
    this.#waiting?.resolve()
    this.#waiting = undefined
  }
}
