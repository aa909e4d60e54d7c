import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GatewayContext } from '../context.ts'
import type { InFlight } from '../graph/in-flight.ts'
import type { Asked, Operation } from '../graph/operations.ts'

/** What goes back over HTTP, ready to be sent to everybody who asked the same. */
interface Answer {
  status: number
  headers: Record<string, string>
  text: string
}

interface Question {
  operation: Operation
  asked: Asked
  context: GatewayContext
}

/**
 * Apollo Server's answer to a request that was read. The same query of the same person, rights included, is worked out once
 * while it is on its way; mutations never are.
 */
export async function answer(
  apollo: ApolloServer<GatewayContext>,
  inFlight: InFlight,
  { operation, asked, context }: Question,
  request: FastifyRequest,
): Promise<Answer> {
  const { documentId: _, extensions, ...rest } = asked
  // An id was looked up already; what is no object is left for Apollo Server to refuse.
  const isFine = extensions === undefined || (typeof extensions === 'object' && !Array.isArray(extensions))
  const body = { ...rest, query: operation.query, ...(isFine ? {} : { extensions }) }
  const headers = headersOf(request)
  const run = () => ask(apollo, body, headers, context)
  if (operation.definition.operation !== 'query' || !context.caller.identity) return run()
  // Without rights there is nothing to share by, and the run says why there are none.
  const signed = await context.caller.signed().catch(() => undefined)
  if (!signed) return run()
  const accept = headers.get('accept') ?? ''
  return inFlight.share(`http ${accept} ${signed.rights} ${JSON.stringify(body)}`, run)
}

/** The texts of two questions are the same only if the questions are. */
export function questionText(query: string, operationName: string | undefined, variables: unknown): string {
  return JSON.stringify([query, operationName ?? null, variables ?? null])
}

async function ask(
  apollo: ApolloServer<GatewayContext>,
  body: object,
  headers: HeaderMap,
  context: GatewayContext,
): Promise<Answer> {
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => context,
  })
  if (answer.body.kind !== 'complete') throw new Error('an answer in parts, which nobody asked for')
  return { status: answer.status ?? 200, headers: Object.fromEntries(answer.headers), text: answer.body.string }
}

/** Those that Apollo Server looks at. */
function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap()
  for (const name of ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'] as const) {
    const value = headers[name]
    if (typeof value === 'string') map.set(name, value)
  }
  return map
}

export function send(reply: FastifyReply, { status, headers, text }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(text)
}
