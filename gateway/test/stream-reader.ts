import { setImmediate as breathe } from 'node:timers/promises'
import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { GatewayWorld } from './gateway-world.ts'

type Note = { noteWritten: { text: string; author?: { name: string } } }

export interface StreamReader {
  results: FormattedExecutionResult<Note, { cursor?: string }>[]
  /** Resolves when it has completed, with the errors that ended it. */
  ended: Promise<readonly { message: string; extensions?: Record<string, unknown> }[] | undefined>
  /** Waits for so many results. */
  has(count: number): Promise<void>
  texts(): string[]
  leave(): void
}

export interface Reading {
  email?: string
  variables?: Record<string, unknown>
  after?: string
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await breathe()
}

/** Readers of the gateway's streams. `leave` ends them all. */
export function streamReaders(world: Pick<GatewayWorld, 'gateway' | 'identity'>) {
  const clients: Client[] = []

  async function clientOf(email: string): Promise<Client> {
    const authorization = await world.identity.bearerFor({ email })
    const client = createClient({
      url: `${world.gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
    })
    clients.push(client)
    return client
  }

  return {
    /** Reads until it is told to leave, on a socket of its own. Comes back when the gateway has taken the subscription. */
    async read(query: string, { email = 'ines@example.org', variables, after }: Reading = {}): Promise<StreamReader> {
      const client = await clientOf(email)
      const results: StreamReader['results'] = []
      const ended = Promise.withResolvers<Awaited<StreamReader['ended']>>()
      const leave = client.subscribe<Note, { cursor?: string }>(
        { query, variables, ...(after && { extensions: { after } }) },
        {
          next: (result) => results.push(result),
          error: (errors) => ended.resolve(errors as never),
          complete: () => ended.resolve(undefined),
        },
      )
      await client.iterate({ query: '{ me { id } }' }).next()
      return {
        results,
        ended: ended.promise,
        has: (count) => until(() => results.length >= count),
        texts: () => results.map(({ data }) => data!.noteWritten.text),
        leave,
      }
    },
    async leave(): Promise<void> {
      for (const client of clients.splice(0)) await client.dispose()
    },
  }
}
