import type { FastifyInstance } from 'fastify'

/** Whether a page of this origin may call: its own host, one that is listed, or no page at all. */
export function originCheck(
  listed: readonly string[],
): (origin: string | undefined, host: string | undefined) => boolean {
  return (origin, host) => {
    if (origin === undefined || listed.includes(origin)) return true
    return URL.parse(origin)?.host === host
  }
}

/** CORS for the listed origins (Fetch standard); there are no cookies, so no credentials. */
export function corsFor(app: FastifyInstance, listed: readonly string[]): void {
  if (listed.length === 0) return
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (!origin || !listed.includes(origin)) return
    reply.header('access-control-allow-origin', origin).header('vary', 'origin')
    reply.header('access-control-expose-headers', 'x-request-id')
  })
  const preflight = (path: string, methods: string, headers: string) =>
    app.options(path, async (_request, reply) => {
      reply.header('access-control-allow-methods', methods)
      reply.header('access-control-allow-headers', headers)
      return reply.header('access-control-max-age', '600').code(204).send()
    })
  preflight('/graphql', 'POST', 'authorization, content-type, idempotency-key, traceparent, x-request-id')
  preflight('/graphql/stream', 'GET, POST', 'authorization, content-type, idempotency-key, last-event-id, x-request-id')
}
