import {
  type Attributes,
  context,
  isSpanContextValid,
  ProxyTracerProvider,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { validTraceparent } from './trace.ts'

export { type Span, SpanKind }

export interface Began {
  name: string
  kind: SpanKind
  /** By OpenTelemetry's semantic conventions. */
  attributes?: Attributes
  /** `traceparent` of what brought it about; undefined begins a trace. */
  parent: string | undefined
}

/** Begins a span; undefined, and nearly free, where nobody records. */
export function beginSpan({ name, kind, attributes = {}, parent }: Began): Span | undefined {
  return recorder()?.startSpan(name, { kind, attributes }, contextOf(parent))
}

/** Ends it, saying what went wrong, if something did. */
export function endSpan(span: Span | undefined, error?: unknown): void {
  if (!span) return
  if (error !== undefined) {
    if (error instanceof Error) span.recordException(error)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  span.end()
}

/** What happens at present has gone wrong, though nothing is thrown: an answer says so, or a log. */
export function spanFailed(): void {
  trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR })
}

/** Runs `work` as what happens in the span, so that spans of libraries find their parent. */
export function insideSpan<T>(span: Span | undefined, work: () => T): T {
  return span ? context.with(trace.setSpan(context.active(), span), work) : work()
}

/**
 * A span around `work`, which is told the `traceparent` that it hands on: the span's, or the parent's where nobody records.
 * What is thrown is noted, and thrown.
 */
export async function withSpan<T>(
  began: Began,
  work: (traceparent: string | undefined, span: Span | undefined) => Promise<T>,
): Promise<T> {
  const span = beginSpan(began)
  if (!span) return work(began.parent, undefined)
  try {
    const result = await insideSpan(span, () => work(traceparentOf(span), span))
    endSpan(span)
    return result
  } catch (error) {
    endSpan(span, error)
    throw error
  }
}

/** W3C Trace Context of a span, undefined when it has none. */
export function traceparentOf(span: Span): string | undefined {
  const { traceId, spanId, traceFlags } = span.spanContext()
  if (!isSpanContextValid(span.spanContext())) return undefined
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}

/** What records spans hands on what it holds. Before a process ends. */
export async function endRecording(): Promise<void> {
  const provider = trace.getTracerProvider()
  const recording = provider instanceof ProxyTracerProvider ? provider.getDelegate() : provider
  await (recording as { shutdown?: () => Promise<void> }).shutdown?.()
  trace.disable()
  context.disable()
  propagation.disable()
}

/** Whoever was registered with OpenTelemetry's API. A tracer that does nothing would still make contexts and spans. */
function recorder(): Tracer | undefined {
  const provider = trace.getTracerProvider()
  return provider instanceof ProxyTracerProvider
    ? provider.getDelegateTracer('passerelle')
    : provider.getTracer('passerelle')
}

function contextOf(parent: string | undefined) {
  const valid = validTraceparent(parent)
  if (!valid) return ROOT_CONTEXT
  const [, traceId, spanId, flags] = valid.split('-') as [string, string, string, string]
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
  return trace.setSpanContext(ROOT_CONTEXT, remote)
}
