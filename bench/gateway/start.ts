import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { composeServices } from '@apollo/composition'
import { type TestIdentity, testPassports } from '@passerelle/testkit'
import { parse } from 'graphql'
import { freePorts } from '../../house/keeper/preflight.ts'
import { endProcess } from '../end-process.ts'
import { type SubgraphName, sdl } from './graph.ts'

const folder = import.meta.dirname
const root = join(folder, '..', '..')
/** Milliseconds that a process has to end. */
const patience = 5000

export interface Started {
  url: string
  pid: number
  stop(): Promise<void>
}

export type Urls = Readonly<Record<SubgraphName, string>>

export async function startSubgraphs(): Promise<{ urls: Urls; stop(): Promise<void> }> {
  const child = fork(join(folder, 'subgraphs.ts'))
  const [urls] = (await once(child, 'message')) as [Urls]
  return { urls, stop: () => endProcess(child, patience) }
}

/** The supergraph with the addresses in it, as the peers read them. Ours knows them from its environment. */
export function writeSupergraph(file: string, urls: Urls): void {
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: urls[name as SubgraphName],
    typeDefs: parse(text),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors))
  writeFileSync(file, supergraphSdl)
}

/** Ours checks the caller's token, asks for their memberships, and signs a passport; the peers ask nobody who they are. */
export function startOurs(supergraph: string, urls: Urls, identity: TestIdentity): Promise<Started> {
  const nowhere = 'http://127.0.0.1:9'
  return started(join(root, 'gateway', 'src', 'main.ts'), (port) => ({
    PORT: String(port),
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
    PASSPORT_PRIVATE_KEY: testPassports.privateKey,
    OIDC_ISSUER: identity.issuer,
    OIDC_AUDIENCE: identity.audience,
    SUPERGRAPH: supergraph,
    RATE_PER_PERSON: '0',
    EMPLOYERS_URL: urls.employers,
    EVENTS_URL: urls.events,
    SCHEDULING_URL: urls.scheduling,
    MATCHMAKING_URL: nowhere,
    NOTIFICATIONS_URL: nowhere,
  }))
}

export function startStock(supergraph: string): Promise<Started> {
  return started(
    join(folder, 'stock.ts'),
    () => ({}),
    (port) => [supergraph, String(port)],
  )
}

/** Hive Gateway as its documentation starts it, without reports to its vendor. @throws when it is not installed */
export function startHive(supergraph: string): Promise<Started> {
  const home = join(root, 'bench', 'peers', 'node_modules', '@graphql-hive', 'gateway')
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { bin: Record<string, string> }
  return started(
    join(home, bin['hive-gateway']!),
    () => ({ NODE_ENV: 'production', LOG_LEVEL: 'error' }),
    (port) => ['supergraph', supergraph, '--port', String(port), '--host', '127.0.0.1'],
  )
}

async function started(
  script: string,
  environment: (port: number) => Record<string, string>,
  args: (port: number) => string[] = () => [],
): Promise<Started> {
  const port = (await freePorts(1))[0]!
  const env = { ...process.env, ...environment(port) }
  const child = spawn(process.execPath, [script, ...args(port)], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  const body = JSON.stringify({ query: '{ __typename }' })
  // Whatever the answer is: it listens.
  const listens = () =>
    fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(
      () => true,
      () => false,
    )
  while (!(await listens())) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
    await pause(100)
  }
  return { url, pid: child.pid!, stop: () => endProcess(child, patience) }
}
