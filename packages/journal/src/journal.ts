import { setTimeout as delay } from 'node:timers/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import { atMost, createWake, hourly } from '@passerelle/messaging'
import { faultOf, poolOf } from '@passerelle/persistence'
import type { Logger } from 'pino'
import { cursorOf, positionOf } from './cursor.ts'
import { CursorExpired, type JournalEntry } from './entry.ts'
import { FollowedStream } from './followed-stream.ts'
import { Listener, type Listening } from './listener.ts'
import { pruneJournal } from './prune.ts'
import { countEntries, readNews, readState, readStretch, type Stretch } from './read.ts'
import { journalSubscriber } from './record.ts'

export interface JournalOptions {
  orm: MikroORM
  log: Logger
}

export interface Asked extends Listening {
  /** Continue behind this cursor, or `oldest`: with the oldest entry that is kept. */
  after?: string | null | undefined
}

export interface Journal {
  /**
   * Entries of a stream, in order, each once: those behind `after`, and then as they are recorded. Without a cursor,
   * those from now on. Ends when the listener leaves.
   *
   * @throws BadCursor when it was not made for this stream, CursorExpired when what follows it is no longer kept
   */
  listen(stream: string, asked?: Asked): Promise<AsyncIterableIterator<JournalEntry>>
  /** Up to `limit` entries behind `after`, or from the oldest that is kept. @throws as `listen` */
  read(stream: string, asked: Omit<Asked, 'where'> & { limit: number }): Promise<JournalEntry[]>
  /** How many entries of a stream are kept, counted up to `atMost`. */
  count(stream: string, asked: Pick<Asked, 'addresses'> & { atMost: number }): Promise<number>
  /** Ends every listener. */
  close(): Promise<void>
}

/** With listeners; what was recorded by this process wakes it at once. */
const pause = 100
const idlePause = 60_000
const tryAgainAfter = 1_000
const stretchLength = 200
/** How many listeners of this process read what they missed at the same time: the others wait, changes do not. */
const backfillsAtOnce = 2
const oldest = 'oldest'
const beforeEverything = -1

/** What a service tells its subscriptions, so that they can continue where they were cut. One for each process. */
export function startJournal({ orm, log }: JournalOptions): Journal {
  const followed = new Map<string, FollowedStream>()
  const backfill = atMost(backfillsAtOnce)
  const wake = createWake()
  const forget = journalSubscriber.onCommit(orm.em.getDriver(), wake.poke)
  orm.em.getEventManager().registerSubscriber(journalSubscriber)
  let open = true

  async function run(): Promise<void> {
    while (open) {
      try {
        const found = await handOutNews()
        if (!found) await wake.sleep(followed.size > 0 ? pause : idlePause)
      } catch (error) {
        log.warn({ err: error }, 'The journal cannot be followed, trying again')
        await delay(tryAgainAfter)
      }
    }
  }

  async function handOutNews(): Promise<boolean> {
    const streams = [...followed.values()].filter(({ isReady }) => isReady)
    if (streams.length === 0) return false
    const news = await readNews(await poolOf(orm), streams)
    for (const one of streams) one.handOut(news.get(one.stream) ?? [])
    return news.size > 0
  }

  function follow(stream: string): FollowedStream {
    const known = followed.get(stream)
    if (known) return known
    const one = new FollowedStream(
      stream,
      patiently(async () => readState(await poolOf(orm), stream)),
    )
    followed.set(stream, one)
    one.ready.then(wake.poke, () => leave(one))
    return one
  }

  function leave(one: FollowedStream): void {
    if (one.listeners.size === 0 && followed.get(one.stream) === one) followed.delete(one.stream)
  }

  /** The database may be away for a while: a listener waits for it. */
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!open || faultOf(error) !== 'connection') throw error
        log.warn({ err: error }, 'The journal cannot be read, trying again')
        await delay(tryAgainAfter)
      }
    }
  }

  async function stretchOf(
    stream: string,
    after: number,
    addresses: Listening['addresses'],
    limit: number,
  ): Promise<Stretch> {
    const stretch = await readStretch(await poolOf(orm), stream, after, addresses, limit)
    const { secret, start, head } = stretch
    const gone = after !== beforeEverything && (after < start || after > head)
    if (gone && secret !== undefined) throw new CursorExpired(cursorOf(secret, start))
    return stretch
  }

  async function placeOf(cursor: string, stream: string, known?: string): Promise<number> {
    if (cursor === oldest) return beforeEverything
    return positionOf(known ?? (await patiently(async () => readState(await poolOf(orm), stream))).secret, cursor)
  }

  const running = run()
  const pruning = hourly(async () => pruneJournal(await poolOf(orm)), { log, what: 'old entries are forgotten' })

  return {
    async listen(stream, { after, addresses, where } = {}) {
      const one = follow(stream)
      const listener = new Listener(
        { addresses, where },
        {
          read: (from) => patiently(() => backfill(() => stretchOf(stream, from, addresses, stretchLength))),
          position: () => one.position,
          left: () => {
            one.remove(listener)
            leave(one)
          },
        },
      )
      one.add(listener)
      try {
        await one.ready
        if (after == null) listener.beginLive()
        else await listener.begin(await placeOf(after, stream, one.secret))
      } catch (error) {
        await listener.return()
        throw error
      }
      return listener
    },
    async read(stream, { after, addresses, limit }) {
      const from = await placeOf(after ?? oldest, stream)
      return (await stretchOf(stream, from, addresses, limit)).entries
    },
    count: async (stream, { addresses, atMost }) => countEntries(await poolOf(orm), stream, addresses, atMost),
    async close() {
      open = false
      forget()
      for (const { listeners } of followed.values()) for (const listener of listeners) void listener.return()
      wake.poke()
      await Promise.all([running, pruning.close()])
    },
  }
}
