import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { accountUrl, provisionDatabases } from '@passerelle/persistence'
import { inOrder } from '@passerelle/testkit/in-order'
import pg from 'pg'
import { freePorts } from '../../keeper/preflight.ts'
import { type ServiceName, serviceNames } from '../../keeper/secrets.ts'
import { root } from '../../keeper/settings.ts'
import { composeFile } from '../compose-file.ts'
import { dockerEnv } from '../secrets.ts'

// What has ended is ready no more.
inOrder()

const variables = dockerEnv()
const { services, volumes } = composeFile(variables)
const six = [...serviceNames, 'gateway'] as const

describe('docker-compose.yml', () => {
  test('has PostgreSQL 18, Apache Kafka, Mailpit and the six services, each image of one version', () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(['postgres', 'kafka', 'mailpit', ...six]))
    for (const { image } of Object.values(services)) expect(image).toMatch(/^[a-z/]+:v?\d+\.\d+/)
    expect(services.postgres?.image).toMatch(/^postgres:18\./)
    const from = readFileSync(join(root, 'Dockerfile'), 'utf8').match(/^FROM (\S+)/m)?.[1]
    const { node } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
    expect(from).toBe(`node:${node}-bookworm-slim`)
  })

  test('depends on nothing that is not there, and publishes on this machine only', () => {
    for (const service of Object.values(services)) {
      for (const name of Object.keys(service.depends_on ?? {})) expect(services).toHaveProperty(name)
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
    }
    expect(Object.keys(volumes)).toEqual(['postgres', 'kafka'])
  })

  test('does not start without secrets', () => {
    expect(() => composeFile({ ...variables, PASSPORT_PRIVATE_KEY: '' })).toThrow(/npm run docker-env first/)
  })
})

describe('each service, with the environment that compose sets', () => {
  const run = randomBytes(3).toString('hex')
  const adminUrl = process.env.TEST_ADMIN_DATABASE_URL!
  const data = mkdtempSync(join(tmpdir(), 'compose-'))
  const running: ChildProcess[] = []
  // names of this run, so that runs on one server do not meet
  const account = (name: ServiceName | 'eventlog') => ({ name: `compose_${name}_${run}`, password: `${name}-password` })
  const accounts = [...serviceNames, 'eventlog' as const].map(account)
  let ports: Record<string, number>

  beforeAll(async () => {
    await provisionDatabases(adminUrl, accounts)
    const names = [...six, 'identity', 'smtp']
    const free = await freePorts(names.length)
    ports = Object.fromEntries(names.map((name, index) => [name, free[index]!]))
    for (const name of ['identity', ...six]) start(name)
  })
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(data, { recursive: true })
    const admin = new pg.Client({ connectionString: adminUrl })
    await admin.connect()
    for (const { name } of accounts) {
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.query(`drop role if exists ${name}`)
    }
    await admin.end()
  })

  function start(name: string): void {
    const service = services[name]!
    const [program, ...args] = service.command ?? ['node', 'house/stand-ins/main.ts']
    expect(program).toBe('node')
    const env = { ...here(name, service.environment!), PATH: process.env.PATH! }
    running.push(Object.assign(spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' }), { service: name }))
  }

  /** The same variables, with hosts and ports of this machine. Nothing is added, nothing left out. */
  function here(name: string, environment: Record<string, string>): Record<string, string> {
    const replaced: Record<string, string> = {
      HOST: '127.0.0.1',
      PORT: String(ports[name]),
      SMTP_PORT: String(ports.smtp),
      INBOUND_SMTP_PORT: '0',
      METRICS_PORT: '0',
      DEV_DATA: data,
      PUBLIC_URL: `http://localhost:${ports.gateway}`,
      OIDC_ISSUER: `http://localhost:${ports.gateway}/identity`,
      SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      EVENT_LOG_URL: accountUrl(adminUrl, account('eventlog')),
    }
    const entries = Object.entries(environment).map(([key, given]) => {
      if (replaced[key]) return [key, replaced[key]]
      if (key === 'DATABASE_URL') return [key, accountUrl(adminUrl, account(name as ServiceName))]
      return [
        key,
        String(given).replace(/^http:\/\/(\w+):4000/, (_, host: string) => `http://127.0.0.1:${ports[host]}`),
      ]
    })
    return Object.fromEntries(entries)
  }

  async function ready(name: string): Promise<void> {
    const child = running.find((one) => (one as { service?: string }).service === name)!
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${ports[name]}/readyz`).catch(() => undefined)
      if (answer?.ok) return
      if (child.exitCode !== null) throw new Error(`${name} ended with code ${child.exitCode}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  test.each([...six, 'identity'])('%s is ready', async (name) => ready(name), 60_000)

  test('OP-04 a process that is asked to end does so by itself', async () => {
    const codes = await Promise.all(
      running.map(async (child) => {
        const exited = child.exitCode === null ? once(child, 'exit') : undefined
        child.kill('SIGTERM')
        await exited
        return child.exitCode
      }),
    )
    expect(codes).toEqual(running.map(() => 0))
  }, 30_000)
})
