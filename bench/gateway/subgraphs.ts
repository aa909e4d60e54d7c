/**
 * The three subgraphs in one process. As light as they can be, so that what is measured is the gateway: documents are parsed
 * once, and an answer to the same text is made once. Sends its addresses to whoever forked it.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, type GraphQLSchema, parse } from 'graphql'
import { resolvers, type SubgraphName, sdl } from './graph.ts'

const urls: Record<string, string> = {}
for (const name of Object.keys(sdl) as SubgraphName[]) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl[name]), resolvers: resolvers[name] as never }])
  urls[name] = await serve(schema)
}
process.send!(urls)

async function serve(schema: GraphQLSchema): Promise<string> {
  const documents = new Map<string, ReturnType<typeof parse>>()
  const answers = new Map<string, string>()
  const answer = async (request: IncomingMessage): Promise<string> => {
    const body = await text(request)
    // Our gateway asks who somebody is; everybody is the same here.
    if (request.url === '/access') return JSON.stringify({ sub: 'per_1', name: 'Somebody', email: 'a@example.org' })
    const known = answers.get(body)
    if (known) return known
    const { query, variables, operationName } = JSON.parse(body)
    const document = documents.get(query) ?? parse(query)
    documents.set(query, document)
    const result = JSON.stringify(await execute({ schema, document, variableValues: variables, operationName }))
    if (answers.size < 5000) answers.set(body, result)
    return result
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
