import type { Logger } from 'pino'
import type { KafkaConnection } from './kafka/connection.ts'
import { createKafka } from './kafka/kafka.ts'
import { createPglog } from './pglog/pglog.ts'
import type { Keeping, Transport } from './transport.ts'

export interface TransportOptions {
  log: Logger
  /** Milliseconds after which a silent member of a group is taken for dead; tests shorten it. */
  session?: number
  /** Tests shorten it. Kafka takes it for topics that it makes. */
  keeping?: Keeping
  /** Of Kafka: one without TLS, passwords and prefix when it is left out. The embedded log has all of its settings in the address. */
  kafka?: KafkaConnection
}

/**
 * @param url `postgres://…` for the embedded log, `kafka://host:9092,host:9092` for Kafka
 * @throws when the address is of another kind
 */
export function createTransport(url: string, options: TransportOptions): Transport {
  if (/^postgres(ql)?:/.test(url)) return createPglog(url, options)
  if (url.startsWith('kafka://')) return createKafka(url, options)
  throw new Error('EVENT_LOG_URL must start with postgres:// or kafka://.')
}
