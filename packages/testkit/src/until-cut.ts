import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { openEventStream } from './event-stream.ts'
import type { GraphqlAnswer } from './test-client.ts'

export type StreamResult = Pick<GraphqlAnswer, 'data' | 'errors'> & { extensions?: { cursor?: string } }

interface Subscribing {
  query: string
  variables?: Record<string, unknown>
}

/**
 * Subscribes on a connection of its own, which is cut off without a word as soon as `take` answers false: whatever is on its
 * way then is lost. Errors that end the subscription are a last result.
 * @param url of the gateway, without /graphql
 */
export type UntilCut = (
  url: string,
  headers: Record<string, string>,
  subscribing: Subscribing,
  take: (result: StreamResult) => boolean,
) => Promise<void>

/** By the protocol graphql-transport-ws. */
export const overSocket: UntilCut = (url, headers, subscribing, take) => {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: headers,
    retryAttempts: 0,
  })
  return new Promise((resolve, reject) => {
    let isCut = false
    const cut = () => {
      isCut = true
      client.terminate()
      resolve()
    }
    client.subscribe(subscribing, {
      next: (result) => {
        if (!isCut && !take(result as StreamResult)) cut()
      },
      error: (errors) => {
        if (isCut) return
        if (!Array.isArray(errors)) return reject(errors)
        take({ errors })
        resolve()
      },
      complete: resolve,
    })
  })
}

/** As server-sent events. */
export const overEventStream: UntilCut = async (url, headers, subscribing, take) => {
  const stream = await openEventStream(`${url}/graphql/stream`, { body: subscribing, headers })
  stream.read()
  for (let taken = 0; ; taken++) {
    await stream.has(taken + 1)
    const { event, data } = stream.sent[taken]!
    if (event === 'complete' || !take(data)) break
  }
  stream.close()
}
