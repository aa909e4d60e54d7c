import { writeFileSync } from 'node:fs'
import type { RunningService } from '@passerelle/service-kit'
import {
  startTestIdentity,
  type TestClient,
  type TestIdentity,
  type TestPerson,
  testClient,
  testPassports,
} from '@passerelle/testkit'
import { type GatewayOptions, gatewayConfig, startGateway } from '../src/index.ts'
import { type Journal, journalWithoutNames } from './journal.ts'
import { compose, startTwoSubgraphs, type TwoSubgraphs } from './two-subgraphs.ts'

export interface GatewayWorld {
  [Symbol.asyncDispose](): Promise<void>
  gateway: RunningService
  identity: TestIdentity
  subgraphs: TwoSubgraphs
  client: TestClient
  as(email: string): Promise<TestPerson>
  restartGateway(): Promise<void>
  /** A second gateway on the same log, over the same subgraphs. */
  replica(): Promise<RunningService>
}

/**
 * The gateway with a real OpenID provider and two real subgraphs, all through sockets.
 * @param options.journal takes the place of notifications
 * @param options.eventLog address of the log that the gateway follows
 */
export async function startGatewayWorld({
  journal,
  eventLog,
  environment = {},
  ...options
}: GatewayOptions & {
  eventLog?: string
  journal?: Pick<Journal, 'url'>
  /** More of the gateway's environment. */
  environment?: Record<string, string>
} = {}): Promise<GatewayWorld> {
  const stack = new AsyncDisposableStack()
  const identity = stack.use(await startTestIdentity())
  const subgraphs = stack.use(await startTwoSubgraphs())
  if (journal) writeFileSync(subgraphs.supergraph, compose({ notifications: journalWithoutNames }))
  const config = gatewayConfig.parse({
    PORT: 0,
    LOG_LEVEL: 'silent',
    EVENT_LOG_URL: eventLog,
    PASSPORT_PRIVATE_KEY: testPassports.privateKey,
    OIDC_ISSUER: identity.issuer,
    OIDC_AUDIENCE: identity.audience,
    SUPERGRAPH: subgraphs.supergraph,
    EMPLOYERS_URL: subgraphs.employers.url,
    EVENTS_URL: 'http://127.0.0.1:9',
    SCHEDULING_URL: 'http://127.0.0.1:9',
    MATCHMAKING_URL: 'http://127.0.0.1:9',
    NOTIFICATIONS_URL: journal?.url ?? subgraphs.notifications.url,
    ...environment,
  })
  let gateway = await startGateway(config, options)
  stack.defer(() => gateway.close())
  const client = testClient(gateway.url)
  stack.defer(() => client.close())
  return {
    get gateway() {
      return gateway
    },
    identity,
    subgraphs,
    client,
    as: async (email) => client.with({ authorization: await identity.bearerFor({ email }) }),
    async restartGateway() {
      await gateway.close()
      gateway = await startGateway({ ...config, PORT: Number(new URL(gateway.url).port) }, options)
    },
    async replica() {
      const other = await startGateway(config, options)
      stack.defer(() => other.close())
      return other
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
