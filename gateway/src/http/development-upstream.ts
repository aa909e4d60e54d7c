import httpProxy from '@fastify/http-proxy'
import type { FastifyInstance } from 'fastify'

/** Passes the development sign-in and the page of sent mails on to the process that has them, paths unchanged. */
export async function developmentUpstream(app: FastifyInstance, upstream: string): Promise<void> {
  for (const prefix of ['/identity', '/dev/mails']) {
    await app.register(httpProxy, { upstream, prefix, rewritePrefix: prefix, undici: { connections: 32 } })
  }
}
