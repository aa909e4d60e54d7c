import { Kafka, type LogEntry, logLevel, type SASLOptions } from 'kafkajs'
import type { Logger } from 'pino'
import { publishBudget } from '../transport.ts'
import type { KafkaConnection } from './connection.ts'

/** @param url `kafka://host:9092,host:9092` */
export function createClient(url: string, { tls, sasl }: KafkaConnection, log: Logger): Kafka {
  return new Kafka({
    clientId: 'passerelle',
    brokers: url.slice('kafka://'.length).replace(/\/$/, '').split(','),
    ssl: tls ?? false,
    ...(sasl && { sasl: sasl as SASLOptions }),
    connectionTimeout: 1_000,
    requestTimeout: publishBudget,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    logLevel: logLevel.WARN,
    // What matters reaches our callers as an error and is logged there. The client's own complaints (a coordinator that
    // is loading, a topic that is a moment old) are no more than hints.
    logCreator: () => (entry: LogEntry) => {
      const { message, timestamp: _, logger: __, ...rest } = entry.log
      log.debug({ kafka: entry.namespace, ...rest }, message)
    },
  })
}
