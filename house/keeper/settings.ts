import { join } from 'node:path'
import { z } from 'zod'

const settings = z.object({
  /** Of the gateway, the only public one. 0 takes any free port. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  /** Whoever reaches this address may be anybody: sign-in has no passwords here. */
  HOST: z.string().min(1).default('127.0.0.1'),
  PASSERELLE_DATA: z.string().min(1).optional(),
  /** A server of one's own instead of the embedded PostgreSQL: a role that may create roles and databases. */
  ADMIN_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** no: a new house stays empty. */
  DEMO: z.enum(['yes', 'no']).default('yes'),
  EVENT_LOG: z.enum(['pglog', 'kafka']).default('pglog'),
  /** host:port, comma-separated. */
  KAFKA_BROKERS: z.string().default('127.0.0.1:9092'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type StackSettings = Omit<z.output<typeof settings>, 'PASSERELLE_DATA'> & {
  data: string
  /** Whatever else says how Kafka is reached: the services read and judge it. */
  kafka: Readonly<Record<string, string>>
}

export const root = join(import.meta.dirname, '..', '..')

/** @throws Trouble with every wrong variable */
export function stackSettings(env: NodeJS.ProcessEnv): StackSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = settings.safeParse(given)
  if (!read.success)
    throw new Trouble(read.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('; '))
  const { PASSERELLE_DATA, ...rest } = read.data
  const kafka = Object.entries(given).filter(([name]) => name.startsWith('KAFKA_') && name !== 'KAFKA_BROKERS')
  return {
    ...rest,
    data: PASSERELLE_DATA ?? join(root, '.passerelle'),
    kafka: Object.fromEntries(kafka) as Record<string, string>,
  }
}

/** Something a person can do something about; its message is one sentence. */
export class Trouble extends Error {
  override name = 'Trouble'
}
