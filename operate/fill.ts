/**
 * `npm run fill -- <service> <projection>`: writes what a service keeps of others from the log's beginning, while it runs.
 * What follows of it for what stands is done and told, where that was not so before. Without more it lists the projections. The database is that of --database or DATABASE_URL, the log that of --log or
 * EVENT_LOG_URL, else those of the house that runs here.
 */
import { parseArgs } from 'node:util'
import * as employers from '@passerelle/employers'
import * as events from '@passerelle/events'
import * as matchmaking from '@passerelle/matchmaking'
import {
  createTransport,
  type Filled,
  fill as fillProjection,
  type KafkaConnection,
  type Projection,
  type Reaction,
} from '@passerelle/messaging'
import * as notifications from '@passerelle/notifications'
import { createOrm, poolOf, rowsOf } from '@passerelle/persistence'
import * as scheduling from '@passerelle/scheduling'
import { createLog, databaseClock, kafkaConfig, kafkaConnection, loadConfig } from '@passerelle/service-kit'
import { z } from 'zod'
import { houseDatabase, houseLog } from './running-house.ts'

const usage = 'npm run fill -- <service> <projection> [--database <url>] [--log <postgres://… or kafka://…>]'

/** As they are called in the log, too: see `startService`. */
const services = { employers, events, matchmaking, notifications, scheduling }
type ServiceName = keyof typeof services
/** What is made up for once a projection is filled. */
const afterFilling: Partial<Record<ServiceName, readonly Reaction[]>> = {
  matchmaking: matchmaking.afterFilling,
  notifications: notifications.afterFilling,
  scheduling: scheduling.afterFilling,
}

class Wrong extends Error {}

function list(): string {
  const lines = Object.entries(services).flatMap(([service, { projections }]) =>
    projections.map(({ name, contracts }) => `${service} ${name}  from ${contracts[0]?.topic}`),
  )
  return [...lines, usage].join('\n')
}

function found(service: string, name: string): { service: ServiceName; projection: Projection } {
  if (!(service in services)) throw new Wrong(`There is no service ${service}.\n${list()}`)
  const projection = services[service as ServiceName].projections.find((one) => one.name === name)
  if (!projection) throw new Wrong(`${service} keeps no ${name}.\n${list()}`)
  return { service: service as ServiceName, projection }
}

async function fillFrom(
  { database, log: logUrl, kafka }: { database: string; log: string; kafka: KafkaConnection },
  { service, projection }: ReturnType<typeof found>,
): Promise<Filled> {
  await using stack = new AsyncDisposableStack()
  const log = createLog(`fill ${service}`, 'warn')
  const orm = await createOrm({ url: database, entities: services[service].entities })
  stack.defer(() => orm.close())
  const tables = await rowsOf<{ there: boolean }>(await poolOf(orm), 'select to_regclass($1) is not null as there', [
    projection.name,
  ])
  if (!tables[0]?.there) {
    throw new Wrong(`There is no table ${projection.name} in that database: start the new version of ${service} first.`)
  }
  const transport = createTransport(logUrl, { log, kafka })
  stack.defer(() => transport.close())
  const clock = await databaseClock(orm, log)
  stack.defer(() => clock.close())
  const reactions = afterFilling[service] ?? []
  return await fillProjection({ orm, transport, group: service, projection, reactions, clock: clock.now, log })
}

/** What the command says, and how the process should end: 0, 2 when it was not understood, 1 otherwise. */
export async function fill(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; says: string }> {
  try {
    const options = { database: { type: 'string' }, log: { type: 'string' } } as const
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
    const [service, name] = positionals
    if (!service) return { code: 0, says: list() }
    const wanted = found(service, name ?? '')
    const database = values.database ?? env.DATABASE_URL ?? houseDatabase(wanted.service, env)
    const log = values.log ?? env.EVENT_LOG_URL ?? houseLog(env)
    if (!database || !log) throw new Wrong(`No house runs here: start it, or say --database and --log.\n${usage}`)
    const kafka = kafkaConnection(loadConfig(z.object(kafkaConfig), env))
    const { kept, replaced, failed } = await fillFrom({ database, log, kafka }, wanted)
    const says = `${name} is filled: ${kept} events taken in, ${replaced} passed over, since later ones have come.`
    if (failed > 0) return { code: 1, says: `${says}\n${failed} could not be taken in: the lines above say why.` }
    return { code: 0, says }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    return { code: error instanceof Wrong ? 2 : 1, says }
  }
}

if (import.meta.main) {
  const { code, says } = await fill(process.argv.slice(2), process.env)
  if (code === 0) console.log(says)
  else console.error(says)
  process.exitCode = code
}
