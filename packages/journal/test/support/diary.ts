import type { MikroORM } from '@mikro-orm/postgresql'
import { messagingMigration } from '@passerelle/messaging'
import { createOrm } from '@passerelle/persistence'
import { testDatabase } from '@passerelle/testkit'
import pino from 'pino'
import { type Journal, type JournalEntry, journalMigration, record, startJournal } from '../../src/index.ts'

const log = pino({ level: process.env.LOG_LEVEL ?? 'fatal' })
const schema = { entities: [], migrations: [messagingMigration, journalMigration] }

export interface Diary extends AsyncDisposable {
  url: string
  orm: MikroORM
  /** Of a process of its own: several follow one database. */
  journal(): Journal
  /** One transaction for all of them. */
  write(stream: string, lines: readonly string[], addresses?: readonly string[]): Promise<void>
}

/** A service's database with a journal in it. */
export async function openDiary(): Promise<Diary> {
  const database = await testDatabase('diary', schema)
  const orm = await createOrm({ url: database.url, ...schema, poolSize: 8 })
  const journals: Journal[] = []
  return {
    url: database.url,
    orm,
    journal() {
      const journal = startJournal({ orm, log })
      journals.push(journal)
      return journal
    },
    write: (stream, lines, addresses = []) =>
      orm.em.fork().transactional(async (em) => {
        for (const line of lines) {
          record(em, { stream, eventId: line, addresses, data: { line }, occurredAt: new Date() })
        }
      }),
    async [Symbol.asyncDispose]() {
      for (const journal of journals) await journal.close()
      await orm.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** The next `count` lines that a listener is told. */
export async function take(entries: AsyncIterator<JournalEntry>, count: number): Promise<JournalEntry[]> {
  const taken: JournalEntry[] = []
  while (taken.length < count) {
    const { done, value } = await entries.next()
    if (done) throw new Error(`The listener ended after ${taken.length} of ${count} entries.`)
    taken.push(value)
  }
  return taken
}

export const linesOf = (entries: readonly JournalEntry[]): string[] => entries.map(({ eventId }) => eventId)
