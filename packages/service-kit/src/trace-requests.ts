import { type Cause, withCause } from '@passerelle/messaging/without-orm'
import {
  beginSpan,
  endSpan,
  insideSpan,
  type Span,
  SpanKind,
  traceparentFrom,
  traceparentOf,
  validTraceparent,
} from '@passerelle/telemetry'
import type { FastifyInstance, FastifyRequest } from 'fastify'

interface Traced {
  cause: Cause
  span: Span | undefined
}

/** What a request brings about has its trace (W3C Trace Context) and its id. A span for each where somebody records. */
export function traceRequests(app: FastifyInstance): void {
  const traces = new WeakMap<FastifyRequest, Traced>()
  app.addHook('onRequest', (request, _reply, done) => {
    const traced = begin(request)
    traces.set(request, traced)
    inside(traced, done)
  })
  // Once more after the body was read: what reads it belongs to the connection.
  app.addHook('preHandler', (request, _reply, done) => inside(traces.get(request)!, done))
  app.addHook('onResponse', async (request, { statusCode }) => {
    const span = traces.get(request)?.span
    span?.setAttribute('http.response.status_code', statusCode)
    endSpan(span, statusCode >= 500 ? statusCode : undefined)
  })
}

function begin(request: FastifyRequest): Traced {
  const { method, routeOptions, headers } = request
  const parent = validTraceparent(headers.traceparent)
  const route = routeOptions.url ?? 'none'
  const span = isProbe(route)
    ? undefined
    : beginSpan({
        name: `${method} ${route}`,
        kind: SpanKind.SERVER,
        parent,
        attributes: { 'http.request.method': method, 'http.route': route },
      })
  const traceparent = (span && traceparentOf(span)) ?? parent ?? traceparentFrom(undefined)
  return { cause: { traceparent, correlationId: request.id }, span }
}

function inside({ cause, span }: Traced, work: () => void): void {
  insideSpan(span, () => withCause(cause, work))
}

function isProbe(route: string): boolean {
  return route === '/healthz' || route === '/readyz'
}
