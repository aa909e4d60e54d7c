import { join } from 'node:path'
import { commonConfig } from '@passerelle/service-kit'
import { z } from 'zod'

const httpUrl = z.url({ protocol: /^https?$/ })

/** The only reader of the gateway's environment. */
export const gatewayConfig = z.object({
  PORT: commonConfig.PORT.default(4000),
  HOST: commonConfig.HOST,
  LOG_LEVEL: commonConfig.LOG_LEVEL,
  /** Ed25519 private JWK as JSON: signs the passports. */
  PASSPORT_PRIVATE_KEY: z.string(),
  /** OpenID provider, found by discovery. */
  OIDC_ISSUER: httpUrl,
  OIDC_AUDIENCE: z.string().optional(),
  SUPERGRAPH: z.string().default(join(import.meta.dirname, '..', 'supergraph.graphql')),
  EMPLOYERS_URL: httpUrl,
  EVENTS_URL: httpUrl,
  SCHEDULING_URL: httpUrl,
  MATCHMAKING_URL: httpUrl,
  NOTIFICATIONS_URL: httpUrl,
  /** The event log, to hear at once whose memberships changed. Without it they are at most two seconds old. */
  EVENT_LOG_URL: commonConfig.EVENT_LOG_URL.optional(),
  /** Where /identity and /dev/mails are found. Only heeded in development. */
  DEV_UPSTREAM_URL: httpUrl.optional(),
  /** Origins of web pages, comma-separated, that may call from a browser; its own is always allowed. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((origin) => origin.trim() || [])),
})

export type GatewayConfig = z.output<typeof gatewayConfig>

/** The subgraphs by the names they have in the supergraph. */
export function subgraphUrls(config: GatewayConfig): Readonly<Record<string, string>> {
  return {
    employers: config.EMPLOYERS_URL,
    events: config.EVENTS_URL,
    scheduling: config.SCHEDULING_URL,
    matchmaking: config.MATCHMAKING_URL,
    notifications: config.NOTIFICATIONS_URL,
  }
}
