import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import type { Caller } from './caller.ts'
import { textOf } from './operation.ts'

export interface Watch {
  /** How often the subscription was begun: 1 when neither the connection nor the subscription ever broke. */
  beginnings(): number
  close(): Promise<void>
}

/**
 * Follows a subscription for one person, over graphql-ws on the public address, until closed. After a cut it subscribes
 * again; what happened in between is not delivered, which the caller must expect when `beginnings()` is above 1.
 * @param onValue each value of the subscription's field, in the order of arrival
 * @param onError GraphQL errors, which are no cuts
 */
export async function watch<T, Variables extends Record<string, unknown> = Record<string, unknown>>(
  url: string,
  caller: Pick<Caller, 'token'>,
  document: string | TypedDocumentNode<{ readonly [field: string]: T }, Variables>,
  variables: Variables,
  onValue: (value: T) => void,
  onError: (message: string) => void,
): Promise<Watch> {
  let connections = 0
  let follows = 0
  let ended = false
  const ready = Promise.withResolvers<void>()
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: false,
    connectionParams: async () => ({ authorization: `Bearer ${await caller.token()}` }),
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** retries, 1000))),
    shouldRetry: () => !ended,
    on: {
      connected: () => {
        connections += 1
        ready.resolve()
      },
    },
  })
  const follow = () => {
    follows += 1
    client.subscribe<Record<string, T>>(
      { query: textOf(document), variables },
      {
        next: ({ data, errors }) => {
          for (const error of errors ?? []) onError(error.message)
          for (const value of Object.values(data ?? {})) onValue(value)
        },
        error: (error) => {
          if (!ended) setTimeout(follow, 200)
          if (Array.isArray(error)) onError(error.map((one) => one.message).join('; '))
        },
        // The server ends a subscription when it shuts down: whoever watches begins again.
        complete: () => {
          if (!ended) setTimeout(follow, 200)
        },
      },
    )
  }
  follow()
  await ready.promise
  return {
    // A new connection takes the open subscription up again by itself.
    beginnings: () => connections + follows - 1,
    close: async () => {
      ended = true
      await client.dispose()
    },
  }
}
