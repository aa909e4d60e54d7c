import { GraphQLError } from 'graphql'

/** Hands each event to everybody who listens at this moment: what the subscriptions of a test's own subgraph tell. */
export interface Broadcast<Event> {
  publish(event: Event): void
  /**
   * Events from now on, those that `where` lets through. Ends when the listener leaves; one that falls 1000 events
   * behind ends with an error.
   */
  listen(where?: (event: Event) => boolean): AsyncGenerator<Event>
  /** Ends every listener. */
  close(): void
}

const capacity = 1000

export function createBroadcast<Event>(): Broadcast<Event> {
  const listeners = new Set<Listener<Event>>()
  return {
    publish: (event) => {
      for (const listener of listeners) listener.push(event)
    },
    listen: (where = () => true) => {
      const listener = new Listener<Event>(where, () => listeners.delete(listener))
      listeners.add(listener)
      return listener as unknown as AsyncGenerator<Event>
    },
    close: () => {
      for (const listener of listeners) void listener.return()
    },
  }
}

/** Written by hand: `return()` of a native async generator waits for the next event, and leaks when there is none. */
class Listener<Event> implements AsyncIterableIterator<Event> {
  readonly #where: (event: Event) => boolean
  readonly #left: () => void
  readonly #events: Event[] = []
  #waiting: PromiseWithResolvers<IteratorResult<Event>> | undefined
  #ended = false
  #fault: Error | undefined

  constructor(where: (event: Event) => boolean, left: () => void) {
    this.#where = where
    this.#left = left
  }

  push(event: Event): void {
    if (this.#ended || !this.#where(event)) return
    if (this.#waiting) {
      this.#waiting.resolve({ done: false, value: event })
      this.#waiting = undefined
    } else if (this.#events.push(event) > capacity) {
      this.#fault = new GraphQLError('The subscriber is too slow.', { extensions: { code: 'BAD_REQUEST' } })
      void this.return()
    }
  }

  async next(): Promise<IteratorResult<Event>> {
    const event = this.#events.shift()
    if (event !== undefined) return { done: false, value: event }
    if (this.#fault) throw this.#fault
    if (this.#ended) return { done: true, value: undefined }
    this.#waiting = Promise.withResolvers()
    return this.#waiting.promise
  }

  async return(): Promise<IteratorResult<Event>> {
    this.#ended = true
    this.#left()
    this.#waiting?.resolve({ done: true, value: undefined })
    return { done: true, value: undefined }
  }

  async throw(error: unknown): Promise<IteratorResult<Event>> {
    await this.return()
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
