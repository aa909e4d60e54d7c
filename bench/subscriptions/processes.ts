import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type TestIdentity, testPassports } from '@passerelle/testkit'
import { freePorts } from '../../house/keeper/preflight.ts'
import { cpuSeconds } from '../cpu.ts'
import { endProcess } from '../end-process.ts'

const root = join(import.meta.dirname, '..', '..')
const hiveHome = join(root, 'bench', 'peers', 'node_modules', '@graphql-hive', 'gateway')
/** Milliseconds that a process has to end. */
const patience = 20_000

export interface Started {
  /** Of its sockets. */
  url: string
  /** Seconds of CPU it has used. */
  cpu(): number
  /** Bytes of memory that are its own. */
  memory(): number
  stop(): Promise<void>
}

interface Places {
  supergraph: string
  people: string
  notes: string
}

/** Ours verifies the caller, asks for their memberships and signs a passport for every fetch; the peer asks nobody. */
export function startOurs({ supergraph, people, notes }: Places, identity: TestIdentity): Promise<Started> {
  const nowhere = 'http://127.0.0.1:9'
  return started(join(root, 'gateway', 'src', 'main.ts'), (port) => ({
    environment: {
      PORT: String(port),
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      RATE_PER_PERSON: '0',
      PASSPORT_PRIVATE_KEY: testPassports.privateKey,
      OIDC_ISSUER: identity.issuer,
      OIDC_AUDIENCE: identity.audience,
      SUPERGRAPH: supergraph,
      EMPLOYERS_URL: people,
      EVENTS_URL: nowhere,
      SCHEDULING_URL: nowhere,
      MATCHMAKING_URL: nowhere,
      NOTIFICATIONS_URL: notes,
    },
  }))
}

/** Hive Gateway with its WebSocket transport towards the owner. @returns nothing when it is not installed */
export async function startHive({ supergraph }: Places): Promise<Started | undefined> {
  if (!existsSync(hiveHome)) return undefined
  const { bin } = JSON.parse(readFileSync(join(hiveHome, 'package.json'), 'utf8')) as { bin: Record<string, string> }
  const config = join(dirname(supergraph), 'hive.config.mjs')
  const transport = { options: { subscriptions: { kind: 'ws', location: '/graphql' } } }
  writeFileSync(config, `export const gatewayConfig = { transportEntries: { '*.http': ${JSON.stringify(transport)} } }`)
  return started(join(hiveHome, bin['hive-gateway']!), (port) => ({
    environment: { NODE_ENV: 'production', LOG_LEVEL: 'error' },
    args: ['supergraph', supergraph, '--config-path', config, '--port', String(port), '--host', '127.0.0.1'],
  }))
}

async function started(
  script: string,
  on: (port: number) => { environment: Record<string, string>; args?: string[] },
): Promise<Started> {
  const port = (await freePorts(1))[0]!
  const { environment, args = [] } = on(port)
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}/graphql`
  const listens = () =>
    fetch(url).then(
      () => true,
      () => false,
    )
  while (!(await listens())) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
    await pause(100)
  }
  return {
    url: url.replace('http', 'ws'),
    cpu: () => cpuSeconds(child.pid!),
    memory: () => memoryOf(child.pid!),
    stop: () => endProcess(child, patience),
  }
}

function memoryOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]
  return Number(kilobytes) * 1024
}
