import { randomUUID } from 'node:crypto'
import * as employers from '@passerelle/employers'
import * as events from '@passerelle/events'
import { gatewayConfig, startGateway } from '@passerelle/gateway'
import { type Clock, isRefusal, type SchoolId, systemClock } from '@passerelle/kernel'
import * as matchmaking from '@passerelle/matchmaking'
import * as notifications from '@passerelle/notifications'
import { createOrm } from '@passerelle/persistence'
import * as scheduling from '@passerelle/scheduling'
import { loadConfig, type RunningService } from '@passerelle/service-kit'
import {
  settle,
  startTestIdentity,
  type TestIdentity,
  type TestPerson,
  testClient,
  testDatabase,
  testPassports,
} from '@passerelle/testkit'
import { type SentMail, startMailSink } from './mail-sink.ts'

export interface SchoolToRegister {
  name: string
  city: string
  timeZone: string
  staff: { email: string; name: string; permissions: employers.AddStaff['permissions'] }[]
}

/** The whole house in this process: five services on a database each, an event log, and the gateway in front. */
export interface Network {
  /** The gateway's base address. */
  url: string
  identity: TestIdentity
  services: Services
  /** Where each service keeps its own. */
  databases: Readonly<Record<ServiceName, string>>
  /** Where the events are, as the environment of a process says it. */
  eventLog: { EVENT_LOG_URL: string; KAFKA_PREFIX?: string }
  /** Somebody who signs in at the OpenID provider and speaks through the gateway. */
  as(email: string, profile?: { name?: string; locale?: 'fr' | 'en'; zone?: string }): Promise<TestPerson>
  registerSchool(school: SchoolToRegister): Promise<SchoolId>
  /** Waits until no service has anything left to do. @throws after 20 s */
  settle(): Promise<void>
  mails(): readonly SentMail[]
  [Symbol.asyncDispose](): Promise<void>
}

export const modules = { employers, events, scheduling, matchmaking, notifications }
export type ServiceName = keyof typeof modules
type Services = Readonly<Record<ServiceName, RunningService>> & { notifications: notifications.RunningNotifications }
const names = Object.keys(modules) as ServiceName[]

interface NetworkOptions {
  clock?: Clock
  /** Whether answers to invitations are taken in by SMTP. */
  answersByMail?: boolean
  /** Where each service has kept its own before; new ones unless said otherwise. */
  databases?: Readonly<Record<ServiceName, string>>
  /** Whether one person may ask as often as they like. */
  unlimited?: boolean
}

/** On Kafka when KAFKA_BROKERS names one, with topics of its own, else on the embedded log. Passports expire by the real clock whatever `clock` says. */
export async function startNetwork(options: NetworkOptions = {}): Promise<Network> {
  const stack = new AsyncDisposableStack()
  try {
    return await start(stack, options)
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

async function start(stack: AsyncDisposableStack, options: NetworkOptions): Promise<Network> {
  const { clock = systemClock, answersByMail = false } = options
  const identity = stack.use(await startTestIdentity())
  const sink = stack.use(await startMailSink())
  const eventLog = await newEventLog(stack)
  const databases = options.databases ?? (await databasesFor(stack))
  const services = await startServices(databases, eventLog, sink.url, clock, answersByMail)
  stack.defer(async () => {
    await Promise.all(Object.values(services).map((service) => service.close()))
  })
  const gateway = await startGateway(
    loadConfig(gatewayConfig, {
      ...Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_URL`, services[name].url])),
      PORT: '0',
      LOG_LEVEL: logLevel(),
      ...eventLog,
      PASSPORT_PRIVATE_KEY: testPassports.privateKey,
      OIDC_ISSUER: identity.issuer,
      OIDC_AUDIENCE: identity.audience,
      ...(options.unlimited && { RATE_PER_PERSON: '0' }),
    }),
    // A machine that is busy with other tests is no service that stands still.
    { patience: { reads: 60_000, changes: 60_000 } },
  )
  stack.defer(() => gateway.close())
  const client = testClient(gateway.url)
  stack.defer(() => client.close())
  return {
    url: gateway.url,
    identity,
    services,
    databases,
    eventLog,
    as: async (email, profile) => client.with({ authorization: await identity.bearerFor({ email, ...profile }) }),
    registerSchool: (school) => registerSchool(databases.employers, school, clock),
    settle: () => settle(...Object.values(services)),
    mails: sink.mails,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** TEST_LOG_LEVEL=error shows what the services complain about. */
function logLevel() {
  return loadConfig(gatewayConfig.pick({ LOG_LEVEL: true }), { LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent' })
    .LOG_LEVEL
}

async function newEventLog(stack: AsyncDisposableStack): Promise<Network['eventLog']> {
  const brokers = process.env.KAFKA_BROKERS
  if (brokers) return { EVENT_LOG_URL: `kafka://${brokers}`, KAFKA_PREFIX: `${randomUUID()}.` }
  return { EVENT_LOG_URL: stack.use(await testDatabase('eventlog', { entities: [], migrations: [] })).url }
}

async function databasesFor(stack: AsyncDisposableStack): Promise<Record<ServiceName, string>> {
  const made = names.map(async (name) => {
    const { entities, migrations } = modules[name]
    return [name, stack.use(await testDatabase(name, { entities, migrations })).url] as const
  })
  return Object.fromEntries(await Promise.all(made)) as Record<ServiceName, string>
}

async function startServices(
  databases: Record<ServiceName, string>,
  eventLog: Network['eventLog'],
  smtpUrl: string,
  clock: Clock,
  answersByMail: boolean,
): Promise<Network['services']> {
  const common = {
    PORT: 0,
    HOST: '127.0.0.1',
    ...eventLog,
    PASSPORT_JWKS: testPassports.jwks,
    LOG_LEVEL: logLevel(),
  }
  const of = (name: ServiceName) => ({ ...common, DATABASE_URL: databases[name] })
  const inbound = answersByMail ? { MAIL_REPLY_DOMAIN: 'answers.example.org', INBOUND_SMTP_PORT: 0 } : {}
  const mails = { SMTP_URL: smtpUrl, MAIL_FROM: { name: 'Passerelle', email: 'passerelle@example.org' } }
  const [first, second, third, fourth, fifth] = await Promise.all([
    employers.startEmployers(of('employers'), { clock }),
    events.startEvents(of('events'), { clock }),
    scheduling.startScheduling({ ...of('scheduling'), DATABASE_POOL: 10 }, { clock }),
    matchmaking.startMatchmaking(of('matchmaking'), { clock }),
    notifications.startNotifications(
      { ...of('notifications'), ...mails, ...inbound, PUBLIC_URL: 'http://localhost:4000' },
      { clock },
    ),
  ])
  return { employers: first, events: second, scheduling: third, matchmaking: fourth, notifications: fifth }
}

/** As an operator does it: in the database of employers, not over the network. */
async function registerSchool(url: string, school: SchoolToRegister, now: Clock): Promise<SchoolId> {
  const { entities, migrations } = employers
  const orm = await createOrm({ url, entities, migrations })
  try {
    const { staff, ...profile } = school
    const made = await employers.registerSchool({ em: orm.em.fork() }, profile)
    if (isRefusal(made)) throw new Error(made.key)
    for (const one of staff) {
      const added = await employers.addStaff({ em: orm.em.fork(), now }, { schoolId: made.id, ...one })
      if (isRefusal(added)) throw new Error(added.key)
    }
    return made.id
  } finally {
    await orm.close()
  }
}
