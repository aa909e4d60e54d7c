import { randomUUID } from 'node:crypto'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws'
import { WebSocket } from 'ws'
import { passportFor, type TestClaims } from './passports.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
type Data = any
type Variables = Record<string, unknown>
/** Those of a typed document may be left out when it has none. */
type VariablesOf<V extends Variables> = V extends Record<string, never> ? [variables?: V] : [variables: V]
export type GraphqlAnswer = {
  status: number
  data?: Data
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[]
}

/** What `query` throws when the answer has errors. */
export class GraphqlErrors extends Error {
  readonly errors: NonNullable<GraphqlAnswer['errors']>
  constructor(errors: NonNullable<GraphqlAnswer['errors']>) {
    super(errors.map(({ message, path }) => `${path?.join('.') ?? ''}: ${message}`).join('\n'))
    this.name = 'GraphqlErrors'
    this.errors = errors
  }
}

export type TestPerson = {
  /** The data; throws GraphqlErrors when there are errors. */
  query<T, V extends Variables>(document: TypedDocumentNode<T, V>, ...variables: VariablesOf<V>): Promise<T>
  query<T = Data>(document: string, variables?: Variables): Promise<T>
  /** The whole answer, whatever it is. */
  ask(document: string, variables?: Variables): Promise<GraphqlAnswer>
  /** Comes back when the server has taken the connection; then one value for each event. Ends with `return()`. */
  subscribe<T = Data>(document: string, variables?: Variables): AsyncGenerator<T, void, void>
}

export type TestClient = TestPerson & {
  /** Somebody with these claims; a passport is made for each request. */
  as(claims: TestClaims): TestPerson
  /** Somebody who sends these headers over HTTP and in the connection's payload. */
  with(headers: Record<string, string>): TestPerson
  close(): Promise<void>
}

/**
 * A GraphQL client of one server, `url` without /graphql, over HTTP and graphql-transport-ws. By itself it has no passport.
 * Each mutation has an idempotency key of its own, as those of a careful client, so that each answer of the suite is kept.
 */
export function testClient(url: string): TestClient {
  const sockets: Client[] = []
  const person = (headers: () => Promise<Record<string, string>>): TestPerson => {
    const ask = (document: string, variables?: Variables) => post(url, headers, document, variables)
    return {
      ask,
      query: async (document: string | TypedDocumentNode, variables?: Variables) => {
        const answer = await ask(typeof document === 'string' ? document : print(document), variables)
        if (answer.errors) throw new GraphqlErrors(answer.errors)
        return answer.data
      },
      subscribe: (document, variables) => {
        const socket = createClient({
          url: `${url.replace(/^http/, 'ws')}/graphql`,
          webSocketImpl: WebSocket,
          connectionParams: headers,
          retryAttempts: 0,
        })
        sockets.push(socket)
        return dataOf(socket.iterate({ query: document, variables }))
      },
    }
  }
  return {
    ...person(async () => ({})),
    as: (claims) => person(async () => ({ passport: await passportFor(claims) })),
    with: (headers) => person(async () => headers),
    close: async () => {
      for (const socket of sockets) await socket.dispose()
    },
  }
}

async function post(
  url: string,
  headers: () => Promise<Record<string, string>>,
  query: string,
  variables: Variables = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(query.trimStart().startsWith('mutation') && { 'idempotency-key': randomUUID() }),
      ...(await headers()),
    },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) }
}

async function* dataOf(results: AsyncIterableIterator<FormattedExecutionResult<Data, unknown>>): AsyncGenerator<Data> {
  for await (const { data, errors } of results) {
    if (errors) throw new GraphqlErrors(errors as unknown as NonNullable<GraphqlAnswer['errors']>)
    yield data
  }
}
