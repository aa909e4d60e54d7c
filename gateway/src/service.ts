import {
  answerErrors,
  createLog,
  httpServer,
  isDevelopment,
  type Logger,
  passportSigner,
  type RunningService,
} from '@passerelle/service-kit'
import { type GatewayConfig, subgraphUrls } from './config.ts'
import { maxRequestBytes } from './graph/limits.ts'
import { operationReader } from './graph/operations.ts'
import { Subgraph } from './graph/subgraph.ts'
import { supergraphFile } from './graph/supergraph-file.ts'
import { startApollo } from './http/apollo.ts'
import { developmentUpstream } from './http/development-upstream.ts'
import { graphqlRoute } from './http/graphql-route.ts'
import { corsFor, originCheck } from './http/origins.ts'
import { streamRoute } from './http/stream-route.ts'
import { idePage } from './ide/ide-page.ts'
import { accessThrough } from './identity/access.ts'
import { Caller } from './identity/caller.ts'
import { credentialVerifier } from './identity/credentials.ts'
import { followAccess } from './identity/follow-access.ts'
import { heldOpen } from './identity/held-open.ts'
import type { Identity } from './identity/identity.ts'
import { tokenVerifier } from './identity/tokens.ts'
import { linkRoutes } from './pages/link-routes.ts'
import { serveClients } from './subscriptions/client-sockets.ts'
import { federatedSubscriptions } from './subscriptions/federated.ts'
import type { StreamLimits } from './subscriptions/stream-limits.ts'
import { Upstream } from './subscriptions/upstream.ts'

export interface GatewayOptions {
  log?: Logger
  /** The IDE page, introspection and the development upstream. */
  developer?: boolean
  /** Smaller than in service, to reach them in a test. */
  streamLimits?: Partial<StreamLimits>
}

/** @throws ConfigError when the key, the supergraph or an address is wrong; Error when the port is taken */
export async function startGateway(config: GatewayConfig, options: GatewayOptions = {}): Promise<RunningService> {
  const { log = createLog('gateway', config.LOG_LEVEL), developer = isDevelopment() } = options
  const signer = await passportSigner(config.PASSPORT_PRIVATE_KEY)
  const urls = subgraphUrls(config)
  const supergraph = supergraphFile(config.SUPERGRAPH, Object.keys(urls), log)
  const { live } = supergraph
  const subgraphs = connect(urls)
  const access = accessThrough(subgraphs.employers!.pool, signer)
  const callerOf = (identity: Identity | undefined, requestId: string) =>
    new Caller(identity, requestId, access, signer)
  const verify = credentialVerifier(tokenVerifier(config.OIDC_ISSUER, config.OIDC_AUDIENCE), access)
  const held = heldOpen(access)
  const readOperation = operationReader(live, developer)
  const upstreams = new Map(Object.values(subgraphs).map(({ name, url }) => [name, new Upstream(url, signer, log)]))
  const subscriptions = federatedSubscriptions({ live, sources: subgraphs, upstreams, limits: options.streamLimits })
  const apollo = await startApollo(live, subgraphs, log, developer)

  const http = httpServer({ log, bodyLimit: maxRequestBytes, checks: {} })
  http.app.setErrorHandler(answerErrors(log))
  corsFor(http.app, config.CORS_ORIGINS)
  graphqlRoute(http.app, { apollo, readOperation, verify, callerOf, log, developer })
  streamRoute(http.app, { apollo, subscriptions, readOperation, verify, held, callerOf, log })
  await linkRoutes(http.app, {
    live,
    subgraphs: { ...subgraphs, notifications: subgraphs.notifications! },
    signer,
    log,
  })
  http.app.get('/.well-known/passport-jwks.json', async () => signer.jwks)
  if (developer) {
    idePage(http.app)
    if (config.DEV_UPSTREAM_URL) await developmentUpstream(http.app, config.DEV_UPSTREAM_URL)
  }
  const clients = serveClients({
    server: http.app.server,
    allowOrigin: originCheck(config.CORS_ORIGINS),
    apollo,
    subscriptions,
    readOperation,
    verify,
    held,
    callerOf,
    log,
  })
  const changes = followAccess(config.EVENT_LOG_URL, log, {
    changed(person) {
      access.forgetSubject(person)
      for (const upstream of upstreams.values()) upstream.renewPassports(person)
      held.ask(person)
    },
    revoked(key) {
      access.forgetSubject(key)
      held.end(key)
    },
  })
  const url = await http.listen(config.PORT, config.HOST)
  log.info({ url }, 'listening')
  return {
    name: 'gateway',
    url,
    settled: async () => true,
    async close() {
      supergraph.close()
      await Promise.all([http.drain(), clients.close()])
      subscriptions.close()
      await changes?.close()
      await apollo.stop()
      await Promise.all([...upstreams.values(), ...Object.values(subgraphs)].map((one) => one.close()))
    },
  }
}

function connect(urls: Readonly<Record<string, string>>): Record<string, Subgraph> {
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, new Subgraph(name, url)]))
}
