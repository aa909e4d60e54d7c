import { beginSpan, endSpan, SpanKind, traceparentOf } from '@passerelle/telemetry'
import type { Row } from './read-batch.ts'

export interface Publication {
  /** Each as the child of its own span, where somebody records. */
  rows: Row[]
  /** Ends the spans; without `sent` of all of them, as failed. */
  over(sent?: readonly Row[]): void
}

/** Sending rows to the log, recorded for each event: what it brings about elsewhere follows from its publication. */
export function publicationOf(rows: readonly Row[]): Publication {
  const spans = new Map(
    rows.map((row) => {
      const span = beginSpan({
        name: `publish ${row.topic}`,
        kind: SpanKind.PRODUCER,
        parent: row.headers.traceparent,
        attributes: {
          'messaging.operation.type': 'send',
          'messaging.destination.name': row.topic,
          'messaging.message.id': row.event_id,
        },
      })
      const traceparent = span && traceparentOf(span)
      return [traceparent ? { ...row, headers: { ...row.headers, traceparent } } : row, span]
    }),
  )
  return {
    rows: [...spans.keys()],
    over(sent = []) {
      const gone = new Set(sent)
      for (const [row, span] of spans) endSpan(span, gone.has(row) ? undefined : 'not sent')
    },
  }
}
