import cors from '@fastify/cors'
import { isLoopbackUrl } from '@passerelle/kernel'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

/** Whether a page of this origin may call (RFC 6454; `null` is that of a page that has none). */
export type AllowOrigin = (origin: string) => boolean

/** Origins, comma-separated, each as browsers write it in `Origin`: scheme, host, and the port where it is not the scheme's own. */
export const originList = z
  .string()
  .transform((list) => list.split(',').flatMap((origin) => origin.trim() || []))
  .superRefine((origins, context) => {
    for (const origin of origins) {
      const message = wrongWith(origin)
      if (message) context.addIssue({ code: 'custom', message })
    }
  })

function wrongWith(origin: string): string | undefined {
  if (origin.includes('*')) return `"${origin}" stands for many: name each origin, such as https://app.example.org`
  const url = URL.parse(origin)
  if (!url || !/^https?:$/.test(url.protocol)) {
    return `"${origin}" is no origin: write scheme, host and port, such as https://app.example.org`
  }
  return url.origin === origin ? undefined : `"${origin}" is no origin: browsers write it as ${url.origin}`
}

/** The listed origins, and on a developer's machine every page that the machine itself serves. */
export function allowedOrigins(listed: readonly string[], developer: boolean): AllowOrigin {
  return (origin) => listed.includes(origin) || (developer && isLoopbackUrl(origin))
}

/** Whether a socket may be opened: by no page at all, one of its own host or public address, or one of an allowed origin. */
export function socketOrigins(
  allow: AllowOrigin,
  publicUrl?: string,
): (origin: string | undefined, host: string | undefined) => boolean {
  const own = publicUrl && new URL(publicUrl).origin
  return (origin, host) => origin === undefined || origin === own || URL.parse(origin)?.host === host || allow(origin)
}

/**
 * CORS (Fetch standard) for the routes of `app`. Whoever may call may send any header field: clients add their own, such as
 * `Idempotency-Key`, `traceparent` or those of Apollo Client. Who it is that calls is known by the bearer token alone; `credentials` is
 * for clients that send cookies to a proxy in front.
 */
export async function allowPages(app: FastifyInstance, allow: AllowOrigin): Promise<void> {
  await app.register(cors, {
    origin: async (origin?: string) => origin !== undefined && allow(origin),
    methods: ['GET', 'POST'],
    exposedHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    credentials: true,
    maxAge: 600,
  })
}
