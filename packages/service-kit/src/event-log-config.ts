import { type KafkaConnection, openKafka, saslMechanisms } from '@passerelle/messaging/without-orm'
import { databaseAddress, pemFrom, TlsSettingError } from '@passerelle/persistence/without-orm'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'

/** What is wrong with what an address of PostgreSQL says about TLS is said at the start. */
export function saysOfTls(url: string, ctx: z.RefinementCtx): void {
  try {
    databaseAddress(url)
  } catch (error) {
    if (!(error instanceof TlsSettingError)) throw error
    ctx.addIssue({ code: 'custom', message: error.message })
  }
}

/** How Kafka is reached, beside the brokers' addresses in EVENT_LOG_URL. */
export const kafkaConfig = {
  /** no where it is not set. */
  KAFKA_TLS: z.enum(['yes', 'no']).optional(),
  /** Files with PEM: who vouches for the brokers, where that is nobody whom Node knows; our certificate and its key. */
  KAFKA_CA: z.string().optional(),
  KAFKA_CERTIFICATE: z.string().optional(),
  KAFKA_KEY: z.string().optional(),
  KAFKA_KEY_PASSPHRASE: z.string().optional(),
  KAFKA_SASL: z.enum(saslMechanisms).optional(),
  KAFKA_USERNAME: z.string().optional(),
  KAFKA_PASSWORD: z.string().optional(),
  /** Before the name of each topic and group. With these a name has 249 characters at most. */
  KAFKA_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,100}$/, 'up to 100 letters, digits, dots, dashes and underscores')
    .optional(),
}

/** What every process that opens the event log reads. */
export const eventLogConfig = {
  /** Several brokers, separated by commas, make no URL in the sense of the WHATWG. */
  EVENT_LOG_URL: z
    .string()
    .regex(
      /^(postgres(ql)?:\/\/.+|kafka:\/\/[^\s,/:]+:\d+(,[^\s,/:]+:\d+)*)$/,
      'not postgres://… or kafka://host:port,…',
    )
    .superRefine((url, ctx) => {
      if (/^postgres/.test(url) && URL.canParse(url)) saysOfTls(url, ctx)
    }),
  ...kafkaConfig,
}

const kafka = z.object(kafkaConfig)

/** @throws ConfigError with a line for each setting that is wrong, missing beside another, or of no use */
export function kafkaConnection(config: Partial<z.output<typeof kafka>>): KafkaConnection {
  const wrong: string[] = []
  const { KAFKA_SASL: mechanism, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = config
  for (const name of ['KAFKA_CA', 'KAFKA_CERTIFICATE', 'KAFKA_KEY'] as const) {
    if (config[name] && config.KAFKA_TLS !== 'yes') wrong.push(`${name}: of no use without KAFKA_TLS=yes`)
  }
  for (const name of ['KAFKA_USERNAME', 'KAFKA_PASSWORD'] as const) {
    if (config[name] && !mechanism) wrong.push(`${name}: of no use without KAFKA_SASL=${saslMechanisms.join(' or ')}`)
    if (!config[name] && mechanism) wrong.push(`${name} is not set: KAFKA_SASL=${mechanism} needs it`)
  }
  try {
    if (wrong.length === 0) {
      return {
        prefix: config.KAFKA_PREFIX ?? openKafka.prefix,
        tls: config.KAFKA_TLS === 'yes' ? pemOf(config) : undefined,
        sasl: mechanism && { mechanism, username: username!, password: password! },
      }
    }
  } catch (error) {
    if (!(error instanceof TlsSettingError)) throw error
    wrong.push(error.message)
  }
  throw new ConfigError(wrong.join('\n'))
}

function pemOf(config: Partial<z.output<typeof kafka>>) {
  const { KAFKA_CA: ca, KAFKA_CERTIFICATE: cert, KAFKA_KEY: key, KAFKA_KEY_PASSPHRASE: passphrase } = config
  return pemFrom({ ca, cert, key, passphrase }, { ca: 'KAFKA_CA', cert: 'KAFKA_CERTIFICATE', key: 'KAFKA_KEY' })
}
