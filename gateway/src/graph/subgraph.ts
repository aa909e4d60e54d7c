import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'
import { Pool } from 'undici'

/** What a request carries through the plan: who asks, and under which id the logs know it. */
export interface RequestContext {
  caller: { passport(): Promise<string> }
  requestId: string
  /** W3C Trace Context of the request. Subgraphs begin traces of their own for streams, which answer many. */
  traceparent?: string | undefined
}

/** Milliseconds before each further attempt, while a subgraph starts again. */
const retryAfter = [50, 200, 600]
/** The request cannot have been read: safe to send again, mutations too. */
const neverArrived = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT'])
/** The connection broke under way: only what changes nothing is sent again. */
const broken = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

/** One subgraph over its own pool of connections. */
export class Subgraph implements GraphQLDataSource<RequestContext> {
  readonly name: string
  readonly url: string
  readonly pool: Pool

  constructor(name: string, url: string) {
    this.name = name
    this.url = url.replace(/\/$/, '')
    const { origin } = new URL(url)
    this.pool = new Pool(origin, {
      connections: 64,
      headersTimeout: 30_000,
      bodyTimeout: 30_000,
      keepAliveTimeout: 30_000,
    })
  }

  async process({
    request,
    context,
  }: GraphQLDataSourceProcessOptions<RequestContext>): Promise<GatewayGraphQLResponse> {
    const { caller, requestId, traceparent } = context as RequestContext
    const headers = {
      'content-type': 'application/json',
      passport: await caller.passport(),
      'x-request-id': requestId,
      ...(traceparent && { traceparent }),
    }
    const { query, variables, operationName } = request
    const body = JSON.stringify({ query, variables, operationName })
    const mayRepeat = !query!.trimStart().startsWith('mutation')
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#post(headers, body)
      } catch (error) {
        const code = (error as { code?: string }).code ?? ''
        const safe = neverArrived.has(code) || (mayRepeat && broken.has(code))
        if (!safe || attempt === retryAfter.length) throw error
        await new Promise((resolve) => setTimeout(resolve, retryAfter[attempt]))
      }
    }
  }

  async #post(headers: Record<string, string>, body: string): Promise<GatewayGraphQLResponse> {
    const path = `${new URL(this.url).pathname.replace(/\/$/, '')}/graphql`
    const response = await this.pool.request({ method: 'POST', path, headers, body })
    const text = await response.body.text()
    try {
      return JSON.parse(text) as GatewayGraphQLResponse
    } catch {
      throw new Error(`${this.name} answered ${response.statusCode} without JSON`)
    }
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}
