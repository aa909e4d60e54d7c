import { AsyncLocalStorage } from 'node:async_hooks'
import { trace } from '@opentelemetry/api'
import { traceparentOf } from '@passerelle/telemetry'

/** Why something happens: the request or the event behind it. Every event emitted meanwhile carries it on. */
export interface Cause {
  /** W3C Trace Context `traceparent` of the request that caused it. */
  readonly traceparent?: string | undefined
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

/** The trace of what happens at present: of the span that is recorded, if one is, else of the cause. */
export function presentTraceparent(): string | undefined {
  const span = trace.getActiveSpan()
  return (span && traceparentOf(span)) ?? presentCause().traceparent
}

/** Its trace alone: 32 hexadecimal digits. For the log. */
export function presentTraceId(): string | undefined {
  return presentTraceparent()?.slice(3, 35)
}
