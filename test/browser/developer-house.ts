import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gatewayConfig, startGateway } from '@passerelle/gateway'
import { loadConfig } from '@passerelle/service-kit'
import { type TestPerson, testClient, testPassports } from '@passerelle/testkit'
import { freePorts } from '../../house/keeper/preflight.ts'
import { standInSettings } from '../../house/stand-ins/settings.ts'
import { startStandIns } from '../../house/stand-ins/start.ts'
import { type Network, startNetwork } from '../network.ts'

/** The house as on a developer's machine: its gateway serves the IDE and passes the sign-in of the demo people on. */
export interface DeveloperHouse {
  readonly url: string
  readonly network: Network
  /** A demo person who has signed in, as a program. */
  as(email: string): Promise<TestPerson>
  [Symbol.asyncDispose](): Promise<void>
}

export async function startDeveloperHouse(): Promise<DeveloperHouse> {
  const stack = new AsyncDisposableStack()
  const network = stack.use(await startNetwork())
  const [port] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const data = mkdtempSync(join(tmpdir(), 'developer-'))
  const upstream = await startStandIns(standInSettings({ PUBLIC_URL: url, DEV_DATA: data }))
  stack.defer(() => upstream.close())
  const services = Object.entries(network.services).map(([name, service]) => [`${name.toUpperCase()}_URL`, service.url])
  const config = loadConfig(gatewayConfig, {
    ...Object.fromEntries(services),
    PORT: String(port),
    LOG_LEVEL: 'silent',
    PASSPORT_PRIVATE_KEY: testPassports.privateKey,
    OIDC_ISSUER: `${url}/identity`,
    DEV_UPSTREAM_URL: upstream.url,
  })
  const gateway = await startGateway(config, { developer: true })
  stack.defer(() => gateway.close())
  const client = testClient(url)
  stack.defer(() => client.close())
  return {
    url,
    network,
    as: async (email) => client.with({ authorization: `Bearer ${await tokenOf(url, email)}` }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

async function tokenOf(url: string, email: string): Promise<string> {
  const grant = { grant_type: 'urn:passerelle:demo-person', client_id: 'passerelle-tools', email }
  const response = await fetch(`${url}/identity/token`, { method: 'POST', body: new URLSearchParams(grant) })
  return ((await response.json()) as { access_token: string }).access_token
}
