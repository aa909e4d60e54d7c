import { join } from 'node:path'
import { apiAudience } from '../stand-ins/audience.ts'
import { publicAddress, reachable } from './addresses.ts'
import { type DatabaseName, type Secrets, type ServiceName, serviceNames } from './secrets.ts'
import { root, type StackSettings } from './settings.ts'

/** A child process: what runs, with which environment, and where it says that it is ready: on which port. */
export type Program = { name: string; script: string; env: Record<string, string>; port: number; readyUrl: string }

export type Ports = Record<ServiceName | 'upstream' | 'smtp' | 'inbound' | 'gateway', number>

type Known = {
  settings: StackSettings
  /** The house's: newMark. */
  mark: string
  /** Whether the people of the demo are in it. */
  demo: boolean
  secrets: Secrets
  databases: Record<DatabaseName, string>
  ports: Ports
}

export const portNames = [...serviceNames, 'upstream', 'smtp', 'inbound'] as const

/** The stand-ins first, then the five services, then the door. */
export function programs(known: Known): Program[] {
  const all = [upstream(known), ...serviceNames.map((name) => service(name, known)), gateway(known)]
  return all.map((program) => ({ ...program, env: { ...program.env, PASSERELLE_HOUSE: known.mark } }))
}

export function publicUrl({ settings, ports }: Pick<Known, 'settings' | 'ports'>): string {
  return publicAddress(settings.HOST, ports.gateway)
}

function service(name: ServiceName, known: Known): Program {
  const { settings, databases, ports } = known
  const mail = {
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: 'Passerelle <no-reply@passerelle.example.org>',
    PUBLIC_URL: publicUrl(known),
    MAIL_REPLY_DOMAIN: 'reply.passerelle.example.org',
    INBOUND_SMTP_PORT: String(ports.inbound),
  }
  return {
    name,
    script: join(root, 'services', name, 'src', 'main.ts'),
    env: {
      PORT: String(ports[name]),
      HOST: '127.0.0.1',
      DATABASE_URL: databases[name],
      ...eventLog(known),
      PASSPORT_JWKS_URL: `http://${reachable(settings.HOST)}:${ports.gateway}/.well-known/passport-jwks.json`,
      LOG_LEVEL: settings.LOG_LEVEL,
      ...(name === 'notifications' && mail),
    },
    port: ports[name],
    readyUrl: `http://127.0.0.1:${ports[name]}/readyz`,
  }
}

function eventLog({ settings, databases }: Known): Record<string, string> {
  if (settings.EVENT_LOG !== 'kafka') return { EVENT_LOG_URL: databases.eventlog }
  return { ...settings.kafka, EVENT_LOG_URL: `kafka://${settings.KAFKA_BROKERS}` }
}

function gateway(known: Known): Program {
  const { settings, secrets, ports } = known
  const urls = serviceNames.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`])
  return {
    name: 'gateway',
    script: join(root, 'gateway', 'src', 'main.ts'),
    env: {
      PORT: String(ports.gateway),
      HOST: settings.HOST,
      LOG_LEVEL: settings.LOG_LEVEL,
      ...eventLog(known),
      PASSPORT_PRIVATE_KEY: secrets.passportPrivateKey,
      PUBLIC_URL: publicUrl(known),
      OIDC_ISSUER: `${publicUrl(known)}/identity`,
      OIDC_AUDIENCE: apiAudience,
      DEV_UPSTREAM_URL: `http://127.0.0.1:${ports.upstream}`,
      ...Object.fromEntries(urls),
    },
    port: ports.gateway,
    readyUrl: `http://${reachable(settings.HOST)}:${ports.gateway}/readyz`,
  }
}

function upstream(known: Known): Program {
  const { settings, ports, demo } = known
  return {
    name: 'upstream',
    script: join(root, 'house', 'stand-ins', 'main.ts'),
    env: {
      PORT: String(ports.upstream),
      SMTP_PORT: String(ports.smtp),
      INBOUND_SMTP_PORT: String(ports.inbound),
      PUBLIC_URL: publicUrl(known),
      DEV_DATA: join(settings.data, 'development'),
      DEMO: demo ? 'yes' : 'no',
    },
    port: ports.upstream,
    readyUrl: `http://127.0.0.1:${ports.upstream}/readyz`,
  }
}
