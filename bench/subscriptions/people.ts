import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type DocumentNode, execute, parse } from 'graphql'

export const peopleSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Person @key(fields: "id") { id: ID! name: String! }
  type Query { me: Person }`

/** The subgraph that knows names, as light as it can be: documents are parsed once. Our gateway asks it for rights too. */
export async function startPeople() {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(peopleSdl),
      resolvers: { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Person ${id}` }) } },
    },
  ])
  const documents = new Map<string, DocumentNode>()
  let fetches = 0

  async function answer(request: IncomingMessage): Promise<unknown> {
    const body = JSON.parse(await text(request))
    if (request.url === '/access') return { sub: `per_${body.email.split('@')[0]}`, name: '', email: body.email }
    fetches++
    const document = documents.get(body.query) ?? parse(body.query)
    documents.set(body.query, document)
    return execute({ schema, document, variableValues: body.variables })
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    answer(request).then(
      (result) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetches: () => fetches,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
