export {
  beginSpan,
  endRecording,
  endSpan,
  insideSpan,
  type Span,
  SpanKind,
  spanFailed,
  traceparentOf,
  withSpan,
} from './span.ts'
export { traceparentFrom, validTraceparent } from './trace.ts'
