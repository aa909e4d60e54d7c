import type { IncomingMessage } from 'node:http'
import { cut } from '@passerelle/kernel'
import {
  answerErrors,
  createLog,
  httpServer,
  isDevelopment,
  kafkaConnection,
  type Logger,
  passportSigner,
  type RunningService,
  serveMetrics,
} from '@passerelle/service-kit/without-orm'
import { Registry } from 'prom-client'
import { type GatewayConfig, subgraphUrls } from './config.ts'
import { InFlight } from './graph/in-flight.ts'
import { maxRequestBytes } from './graph/limits.ts'
import { operationReader } from './graph/operations.ts'
import { persistedOperations, planAhead } from './graph/persisted-operations.ts'
import { Subgraph, type SubgraphOptions } from './graph/subgraph.ts'
import { supergraphFile } from './graph/supergraph-file.ts'
import { startApollo } from './http/apollo.ts'
import { clientAddress } from './http/client-address.ts'
import { developmentUpstream } from './http/development-upstream.ts'
import { graphqlRoute } from './http/graphql-route.ts'
import { allowedOrigins, allowPages, socketOrigins } from './http/origins.ts'
import { streamRoute } from './http/stream-route.ts'
import { idePage } from './ide/ide-page.ts'
import { accessThrough } from './identity/access.ts'
import { Caller } from './identity/caller.ts'
import { credentialVerifier } from './identity/credentials.ts'
import { followAccess } from './identity/follow-access.ts'
import { heldOpen } from './identity/held-open.ts'
import type { Identity } from './identity/identity.ts'
import { rates as ratesOf } from './identity/rates.ts'
import { tokenVerifier } from './identity/tokens.ts'
import { countUnread, measureFetches, measureGateway } from './metrics.ts'
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
  /** Answers of employers about what somebody may do that are kept: fewer than in service, to run out of them in a test. */
  keptAccess?: number
  /** Milliseconds for an answer of a subgraph: fewer than in service, to see them end in a test. */
  patience?: SubgraphOptions['patience']
}

/** @throws ConfigError when the key, the supergraph or an address is wrong; Error when the port is taken */
export async function startGateway(config: GatewayConfig, options: GatewayOptions = {}): Promise<RunningService> {
  const { log = createLog('gateway', config.LOG_LEVEL), developer = isDevelopment() } = options
  const signer = await passportSigner(config.PASSPORT_PRIVATE_KEY)
  const urls = subgraphUrls(config)
  const supergraph = supergraphFile(config.SUPERGRAPH, Object.keys(urls), log)
  const { live } = supergraph
  const inFlight = new InFlight()
  const metrics = new Registry()
  const subgraphs = connect(urls, { inFlight, took: measureFetches(metrics), log, patience: options.patience })
  const access = accessThrough(subgraphs.employers!, signer, {
    kept: options.keptAccess,
    isTold: () => changes?.following() ?? false,
  })
  const callerOf = (identity: Identity | undefined, requestId: string) => new Caller(identity, requestId, access)
  const verify = credentialVerifier(tokenVerifier(config.OIDC_ISSUER, log, config.OIDC_AUDIENCE), access)
  const held = heldOpen(access)
  const persisted = persistedOperations(config.PERSISTED_OPERATIONS, config.ONLY_PERSISTED_OPERATIONS)
  const readOperation = countUnread(metrics, operationReader(live, persisted, developer))
  for (const text of planAhead(live.current, persisted)) {
    log.warn({ operation: cut(text, 200) }, 'a persisted operation does not fit the supergraph')
  }
  const rates = ratesOf({
    person: config.RATE_PER_PERSON,
    key: config.RATE_PER_KEY,
    failedSignIns: config.RATE_OF_FAILED_SIGN_INS,
  })
  const upstreams = new Map(
    Object.values(subgraphs).map(({ name, url }) => [name, new Upstream(url, signer, inFlight, log)]),
  )
  const subscriptions = federatedSubscriptions({ live, sources: subgraphs, upstreams, limits: options.streamLimits })
  const apollo = await startApollo(live, subgraphs, log, developer, metrics)

  const http = httpServer({ log, metrics, bodyLimit: maxRequestBytes, checks: {} })
  http.app.setErrorHandler(answerErrors(log))
  const allowOrigin = allowedOrigins(config.CORS_ORIGINS, developer)
  const signingIn = {
    verify,
    rates,
    addressOf: (request: IncomingMessage) => clientAddress(request, config.TRUSTED_PROXIES),
  }
  const publicUrl = config.PUBLIC_URL
  await http.app.register(async (api) => {
    await allowPages(api, allowOrigin)
    graphqlRoute(api, { ...signingIn, apollo, readOperation, inFlight, callerOf, log, publicUrl, developer })
    streamRoute(api, { ...signingIn, apollo, inFlight, subscriptions, readOperation, held, callerOf, log })
  })
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
    allowOrigin: socketOrigins(allowOrigin, publicUrl),
    ...signingIn,
    apollo,
    inFlight,
    subscriptions,
    readOperation,
    held,
    callerOf,
    log,
  })
  measureGateway(metrics, { live, inFlight, rates, subscriptions, clients })
  const changes = followAccess(config.EVENT_LOG_URL, kafkaConnection(config), log, {
    changed(person) {
      access.forgetSubject(person)
      subscriptions.rightsChanged(person)
      held.ask(person)
    },
    revoked(key) {
      access.forgetSubject(key)
      held.end(key)
    },
  })
  const url = await http.listen(config.PORT, config.HOST)
  const { METRICS_PORT: port, HOST: host } = config
  const shown = port === undefined ? undefined : await serveMetrics(metrics, { port, host, log })
  log.info({ url, metrics: shown?.url }, 'listening')
  return {
    name: 'gateway',
    url,
    metricsUrl: shown?.url,
    settled: async () => true,
    async close() {
      supergraph.close()
      await Promise.all([http.drain(), clients.close()])
      subscriptions.close()
      await changes?.close()
      await apollo.stop()
      await shown?.close()
      await Promise.all([...upstreams.values(), ...Object.values(subgraphs)].map((one) => one.close()))
    },
  }
}

function connect(
  urls: Readonly<Record<string, string>>,
  options: Omit<SubgraphOptions, 'keepsAccess'>,
): Record<string, Subgraph> {
  return Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [
      name,
      new Subgraph(name, url, { ...options, keepsAccess: name === 'employers' }),
    ]),
  )
}
