import { join } from 'node:path'
import { commonConfig, kafkaConfig } from '@passerelle/service-kit/without-orm'
import { z } from 'zod'
import { trustedProxies } from './http/client-address.ts'
import { originList } from './http/origins.ts'

const httpUrl = z.url({ protocol: /^https?$/ })

const yesOrNo = z
  .enum(['yes', 'no'])
  .default('no')
  .transform((answer) => answer === 'yes')

/** Operations a minute; 0: as many as somebody likes. */
const rate = z.coerce.number().int().min(0)

/** The only reader of the gateway's environment. */
export const gatewayConfig = z.object({
  PORT: commonConfig.PORT.default(4000),
  HOST: commonConfig.HOST,
  METRICS_PORT: commonConfig.METRICS_PORT,
  LOG_LEVEL: commonConfig.LOG_LEVEL,
  /** Ed25519 private JWK as JSON: signs the passports. */
  PASSPORT_PRIVATE_KEY: z.string(),
  /** OpenID provider, found by discovery. */
  OIDC_ISSUER: httpUrl,
  OIDC_AUDIENCE: z.string().optional(),
  SUPERGRAPH: z.string().default(join(import.meta.dirname, '..', 'supergraph.graphql')),
  /** A manifest of the operations that clients were built with, to be asked by their ids. */
  PERSISTED_OPERATIONS: z.string().optional(),
  /** `yes`: nothing but those operations is answered. */
  ONLY_PERSISTED_OPERATIONS: yesOrNo,
  EMPLOYERS_URL: httpUrl,
  EVENTS_URL: httpUrl,
  SCHEDULING_URL: httpUrl,
  MATCHMAKING_URL: httpUrl,
  NOTIFICATIONS_URL: httpUrl,
  /** The event log, to hear at once whose memberships changed. Without it they are at most two seconds old. */
  EVENT_LOG_URL: commonConfig.EVENT_LOG_URL.optional(),
  ...kafkaConfig,
  /** Where /identity and /dev/mails are found. Only heeded in development. */
  DEV_UPSTREAM_URL: httpUrl.optional(),
  /** Where clients find the gateway, when a proxy is in front of it. */
  PUBLIC_URL: httpUrl.optional(),
  /** Whose word counts on who asks: proxies in front. Nobody's by default. */
  TRUSTED_PROXIES: trustedProxies.default(() => () => false),
  /** Whose pages may call from a browser, beside its own. */
  CORS_ORIGINS: originList.default([]),
  /** Of one person, over HTTP and sockets together. */
  RATE_PER_PERSON: rate.default(1200),
  /** Of one API key. */
  RATE_PER_KEY: rate.default(3000),
  /** Failed sign-ins from one address: a whole school may stand behind it. */
  RATE_OF_FAILED_SIGN_INS: rate.default(10_000),
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
