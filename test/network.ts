import * as employers from '@passerelle/employers'
import * as events from '@passerelle/events'
import { type GatewayConfig, gatewayConfig, startGateway } from '@passerelle/gateway'
import { isRefusal, type SchoolId, systemClock } from '@passerelle/kernel'
import * as matchmaking from '@passerelle/matchmaking'
import * as notifications from '@passerelle/notifications'
import { createOrm } from '@passerelle/persistence'
import * as scheduling from '@passerelle/scheduling'
import { loadConfig, type RunningService } from '@passerelle/service-kit'
import {
  type FixedClock,
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
export interface Network extends AsyncDisposable {
  /** The gateway's base address. */
  url: string
  identity: TestIdentity
  services: Readonly<Record<ServiceName, RunningService>>
  /** Somebody who signs in at the OpenID provider and speaks through the gateway. */
  as(email: string, profile?: { name?: string; locale?: 'fr' | 'en'; zone?: string }): Promise<TestPerson>
  registerSchool(school: SchoolToRegister): Promise<SchoolId>
  /** Waits until no service has anything left to do. @throws after 20 s */
  settle(): Promise<void>
  mails(): readonly SentMail[]
}

type ServiceName = 'employers' | 'events' | 'scheduling' | 'matchmaking' | 'notifications'

/** On Kafka when KAFKA_BROKERS names one, else on the embedded log. */
export async function startNetwork({ clock = systemClock as FixedClock } = {}): Promise<Network> {
  const stack = new AsyncDisposableStack()
  try {
    return await start(stack, clock)
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

async function start(stack: AsyncDisposableStack, clock: FixedClock): Promise<Network> {
  const identity = stack.use(await startTestIdentity())
  const sink = stack.use(await startMailSink())
  const log = stack.use(await testDatabase('eventlog', { entities: [], migrations: [] }))
  const brokers = process.env.KAFKA_BROKERS
  const common = {
    PORT: 0,
    HOST: '127.0.0.1',
    EVENT_LOG_URL: brokers ? `kafka://${brokers}` : log.url,
    PASSPORT_JWKS: testPassports.jwks,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL === 'error' ? ('error' as const) : ('silent' as const),
  }
  const mail = {
    SMTP_URL: sink.url,
    MAIL_FROM: 'Passerelle <passerelle@example.org>',
    PUBLIC_URL: 'http://localhost:4000',
  }
  const config = async (
    name: ServiceName,
    module: { entities: Schema['entities']; migrations: Schema['migrations'] },
  ) => {
    const database = stack.use(await testDatabase(name, module))
    return { ...common, DATABASE_URL: database.url }
  }
  const employersConfig = await config('employers', employers)
  const notificationsConfig = loadConfig(
    notifications.notificationsConfig,
    textOf({ ...(await config('notifications', notifications)), ...mail }),
  )
  const running = {
    employers: await employers.startEmployers(employersConfig, { clock }),
    events: await events.startEvents(await config('events', events), { clock }),
    scheduling: await scheduling.startScheduling(
      { ...(await config('scheduling', scheduling)), DATABASE_POOL: 10 },
      { clock },
    ),
    matchmaking: await matchmaking.startMatchmaking(await config('matchmaking', matchmaking), { clock }),
    notifications: await notifications.startNotifications(notificationsConfig, { clock }),
  }
  for (const service of Object.values(running)) stack.defer(() => service.close())
  const gateway = await startGateway(gatewayConfigFor(running, identity, common.EVENT_LOG_URL))
  stack.defer(() => gateway.close())
  const client = testClient(gateway.url)
  stack.defer(() => client.close())
  return {
    url: gateway.url,
    identity,
    services: running,
    as: async (email, profile) => client.with({ authorization: await identity.bearerFor({ email, ...profile }) }),
    registerSchool: (school) => registerSchool(employersConfig.DATABASE_URL, school, clock),
    settle: () => settle(...Object.values(running)),
    mails: sink.mails,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

type Schema = Parameters<typeof testDatabase>[1]

function gatewayConfigFor(running: Network['services'], identity: TestIdentity, eventLog: string): GatewayConfig {
  const urls = Object.entries(running).map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url])
  return loadConfig(gatewayConfig, {
    ...Object.fromEntries(urls),
    PORT: '0',
    LOG_LEVEL: 'silent',
    EVENT_LOG_URL: eventLog,
    PASSPORT_PRIVATE_KEY: testPassports.privateKey,
    OIDC_ISSUER: identity.issuer,
    OIDC_AUDIENCE: identity.audience,
  })
}

/** As an operator does it: in the database of employers, not over the network. */
async function registerSchool(url: string, school: SchoolToRegister, now: FixedClock): Promise<SchoolId> {
  const { entities, migrations } = employers
  const orm = await createOrm({ url, entities, migrations })
  try {
    const { staff, ...profile } = school
    const made = await employers.registerSchool({ em: orm.em.fork() }, profile)
    if (isRefusal(made)) throw new Error(made.message)
    for (const one of staff) {
      const added = await employers.addStaff({ em: orm.em.fork(), now }, { schoolId: made.id, ...one })
      if (isRefusal(added)) throw new Error(added.message)
    }
    return made.id
  } finally {
    await orm.close()
  }
}

function textOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
