import type { FormattedExecutionResult, GraphQLError } from 'graphql'
import { slowConsumer } from './stream-errors.ts'

/** What a client gets for one event: formatted, masked, never changed afterwards, since others may get it too. */
export interface Delivery {
  result: FormattedExecutionResult
  /** Where a client goes on that has got this one. */
  cursor: string | undefined
}

/**
 * The results of one subscription on their way to one client. Written by hand: `return()` of a native async generator
 * waits for the next event, and leaks the upstream.
 */
export class ResultQueue implements AsyncGenerator<FormattedExecutionResult, undefined> {
  readonly #taken: () => void
  readonly #left: () => void
  readonly #deliveries: Delivery[] = []
  #reader: PromiseWithResolvers<void> | undefined
  #ended = false
  #error: GraphQLError | undefined
  #cursor: string | undefined
  #since = 0

  /**
   * @param options.after where the client began
   * @param options.taken called when the client took a result that waited
   * @param options.left called once, when nobody reads any more or the stream has ended
   */
  constructor(options: { after?: string | undefined; taken(): void; left(): void }) {
    this.#taken = options.taken
    this.#left = options.left
    this.#cursor = options.after
  }

  /** One that ends before it began. */
  static failed(error: GraphQLError): ResultQueue {
    const queue = new ResultQueue({ taken() {}, left() {} })
    queue.end(error)
    return queue
  }

  /** Results that the client has not taken. */
  get waiting(): number {
    return this.#deliveries.length
  }

  /** Whether results wait and none has been taken for so many milliseconds. */
  isStalled(milliseconds: number, now = Date.now()): boolean {
    return this.#deliveries.length > 0 && now - this.#since > milliseconds
  }

  push(delivery: Delivery): void {
    if (this.#ended) return
    if (this.#deliveries.length === 0) this.#since = Date.now()
    this.#deliveries.push(delivery)
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

  /** What waits is given up, and the client is told after which cursor it missed something. */
  cutOff(): void {
    this.#deliveries.length = 0
    this.end(slowConsumer(this.#cursor))
  }

  async next(): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    for (;;) {
      const delivery = this.#deliveries.shift()
      if (delivery) {
        this.#since = Date.now()
        this.#cursor = delivery.cursor ?? this.#cursor
        this.#taken()
        return { done: false, value: delivery.result }
      }
      const error = this.#error
      this.#error = undefined
      if (error) throw error
      if (this.#ended) return { done: true, value: undefined }
      this.#reader = Promise.withResolvers()
      await this.#reader.promise
    }
  }

  async return(): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    this.#deliveries.length = 0
    this.end()
    this.#error = undefined
    return { done: true, value: undefined }
  }

  async throw(error: unknown): Promise<IteratorResult<FormattedExecutionResult, undefined>> {
    await this.return()
    throw error
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #wake(): void {
    this.#reader?.resolve()
    this.#reader = undefined
  }
}
