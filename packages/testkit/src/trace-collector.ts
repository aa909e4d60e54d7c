import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A span as OTLP/JSON writes it, with what it says beside as strings. */
export interface CollectedSpan {
  name: string
  traceId: string
  spanId: string
  /** Empty for the first of a trace. */
  parentSpanId: string
  /** `service.name` of the process that recorded it. */
  service: string
  attributes: Readonly<Record<string, string>>
  /** Whether its status is `ERROR`. */
  isFailed: boolean
}

export interface TraceCollector {
  [Symbol.asyncDispose](): Promise<void>
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string
  /** In the order in which they ended. */
  spans: CollectedSpan[]
}

type Attributes = { key: string; value: { stringValue?: string; intValue?: number } }[]
interface ExportedSpan {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: Attributes
  status?: { code?: number }
}
/** `STATUS_CODE_ERROR` of OTLP. */
const errorStatus = 2

interface Export {
  resourceSpans: {
    resource: { attributes: Attributes }
    scopeSpans: { spans: ExportedSpan[] }[]
  }[]
}

/** A real collector of OTLP over HTTP (JSON), which keeps what it was sent. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = []
  const server = createServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as Export
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = record(resource.attributes)['service.name'] ?? ''
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        const { name, traceId, spanId, parentSpanId = '', status } = span
        const isFailed = status?.code === errorStatus
        spans.push({ name, traceId, spanId, parentSpanId, service, attributes: record(span.attributes), isFailed })
      }
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function record(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, String(value.stringValue ?? value.intValue ?? '')]),
  )
}
