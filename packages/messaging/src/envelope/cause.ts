import { AsyncLocalStorage } from 'node:async_hooks'

/** Why something happens: the request or the event behind it. Every event emitted meanwhile carries it on. */
export interface Cause {
  /** W3C Trace Context `traceparent` of the request that caused it. */
  readonly traceparent?: string
  /** One id for everything that follows from one request. */
  readonly correlationId?: string
  /** The event that caused this one. */
  readonly causationId?: string
  /** The person who acts. */
  readonly actor?: string
}

const causes = new AsyncLocalStorage<Cause>()

/** Runs `work`; events emitted inside carry this cause. Call it around a request. */
export function withCause<T>(cause: Cause, work: () => T): T {
  return causes.run(cause, work)
}

export function presentCause(): Cause {
  return causes.getStore() ?? {}
}
