import type { MikroORM } from '@mikro-orm/postgresql'
import { createOrm } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import pino from 'pino'
import {
  type Consumer,
  createTransport,
  type Reaction,
  type Relay,
  startConsumer,
  startRelay,
  type Transport,
} from '../../src/index.ts'
import { entities, migrations } from './note.ts'
import { takeEffect } from './take-effect.ts'

export const log = pino({ level: process.env.LOG_LEVEL ?? 'fatal' })

/** Everything that a test opens, closed in reverse when the block ends. */
export interface Place extends AsyncDisposable {
  url: string
  orm: MikroORM
  also<T extends { close(): Promise<unknown> }>(part: T): T
  relay(transport: Transport): Relay
  consumer(transport: Transport, group: string, reactions?: Reaction[]): Consumer
  /** What took effect, in that order: `note version`. */
  effects(): Promise<string[]>
}

/** A service's database, with notes to write and a table of effects to react into. */
export async function openPlace(): Promise<Place> {
  const database = await testDatabase('notes', { entities, migrations })
  const orm = await createOrm({ url: database.url, entities, migrations, poolSize: 8 })
  const parts: { close(): Promise<unknown> }[] = [orm]
  const also: Place['also'] = (part) => {
    parts.push(part)
    return part
  }
  return {
    url: database.url,
    orm,
    also,
    relay: (transport) => also(startRelay({ orm, transport, log, service: 'notes' })),
    consumer: (transport, group, reactions = [takeEffect]) =>
      also(startConsumer({ orm, transport, group, reactions, log })),
    async effects() {
      const rows = await orm.em
        .fork()
        .execute<{ note: string; version: number }[]>('select note, version from effect order by place')
      return rows.map(({ note, version }) => `${note} ${version}`)
    },
    async [Symbol.asyncDispose]() {
      for (const part of parts.reverse()) await part.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

export async function openLog(): Promise<{ url: string } & AsyncDisposable> {
  if (process.env.KAFKA_BROKERS)
    return { url: `kafka://${process.env.KAFKA_BROKERS}`, async [Symbol.asyncDispose]() {} }
  return testDatabase('eventlog', { entities: [] })
}

export function openTransport(url: string, session?: number): Transport {
  return createTransport(url, { log, session })
}
