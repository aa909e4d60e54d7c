import { type IncomingMessage, request } from 'node:http'
import { until } from './elsewhere.ts'

export interface SentEvent {
  id?: string
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
  data: any
}

export interface EventStreamReader {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** What has come and was read. */
  readonly sent: SentEvent[]
  /** Reads what comes from now on: until then nothing is taken off the connection. */
  read(): void
  /** Waits for so many events. */
  has(count: number): Promise<void>
  /** Waits until the server has ended the answer. */
  ended(): Promise<void>
  /** Cuts the connection off without a word. */
  close(): void
}

/**
 * The HTML standard's event stream, read by hand: `graphql-sse` does not show the ids, and reads as fast as it can. Comes
 * back with the head of the answer. By POST when there is a body.
 */
export async function openEventStream(
  url: string,
  { body, headers }: { body?: object | undefined; headers: Record<string, string> },
): Promise<EventStreamReader> {
  const asking = request(url, {
    method: body ? 'POST' : 'GET',
    // A connection of its own: one that was kept may lead to a server that has just stopped.
    agent: false,
    headers: { accept: 'text/event-stream', ...(body && { 'content-type': 'application/json' }), ...headers },
  })
  asking.end(body && JSON.stringify(body))
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.once('response', resolve).once('error', reject)
  })
  // A connection that the reader cuts off is no fault of the test.
  response.on('error', () => {})
  asking.on('error', () => {})
  const sent: SentEvent[] = []
  let hasEnded = false
  let rest = ''
  response.once('close', () => {
    hasEnded = true
  })
  return {
    status: response.statusCode!,
    headers: response.headers,
    sent,
    read() {
      response.setEncoding('utf8').on('data', (part: string) => {
        const blocks = (rest + part).split('\n\n')
        rest = blocks.pop()!
        for (const block of blocks) sent.push(...eventsOf(block))
      })
    },
    has: (count) => until(`${count} events`, () => sent.length >= count),
    ended: () => until('the end of the stream', () => hasEnded),
    close: () => asking.destroy(),
  }
}

/** None for a comment. */
function eventsOf(block: string): SentEvent[] {
  const fields = block.split('\n').map((line) => [line.split(':', 1)[0], line.slice(line.indexOf(':') + 1).trim()])
  const { id, event, data } = Object.fromEntries(fields) as Record<string, string>
  return event ? [{ ...(id && { id }), event, data: data ? JSON.parse(data) : undefined }] : []
}
