import type { JournalEntry } from './entry.ts'
import type { Stretch } from './read.ts'

/** What one listener wants of its stream. */
export interface Listening {
  /** Only what is addressed to one of them. Left out: everything. */
  addresses?: readonly string[] | undefined
  where?: ((entry: JournalEntry) => boolean) | undefined
}

interface Source {
  /** A stretch of the stream behind a position, from the database. @throws CursorExpired */
  read(after: number): Promise<Stretch>
  /** Up to where everything was handed to those who are live. */
  position(): number
  left(): void
}

/** Entries that wait for a slow reader in memory; what goes beyond is read from the database when it is its turn. */
const capacity = 1_000

/**
 * One listener, in three phases: it reads what it has missed from the database (backfill); when a read has reached what
 * the process has handed out, what comes later is pushed to it, from exactly there (cut-over, live). A reader that falls
 * behind goes back to the first phase, so it loses nothing and costs no more memory.
 *
 * Written by hand: `return()` of a native async generator waits for the next event, and leaks when there is none.
 */
export class Listener implements AsyncIterableIterator<JournalEntry> {
  readonly #wanted: Listening
  readonly #source: Source
  /** In order; the live ones follow those that were read. */
  #queue: JournalEntry[] = []
  /** Everything up to here was queued, or is not for this listener. */
  #position = 0
  #live = false
  #ended = false
  #waiting: PromiseWithResolvers<void> | undefined

  constructor(wanted: Listening, source: Source) {
    this.#wanted = wanted
    this.#source = source
  }

  /** With what is handed out from now on. */
  beginLive(): void {
    this.#position = this.#source.position()
    this.#live = true
  }

  /** With what lies behind `position`. @throws CursorExpired */
  async begin(position: number): Promise<void> {
    this.#position = position
    await this.#catchUp()
  }

  get addresses(): readonly string[] | undefined {
    return this.#wanted.addresses
  }

  push(entry: JournalEntry): void {
    if (!this.#live || entry.position <= this.#position) return
    if (this.#wanted.where?.(entry) === false) return
    if (this.#queue.length < capacity) {
      this.#position = entry.position
      this.#queue.push(entry)
      this.#wake()
    } else this.fallBehind(this.#position)
  }

  /** Goes back to reading by itself, behind `position` or behind what it has handed out. */
  fallBehind(position: number): void {
    const first = this.#queue[0]
    this.#position = first ? first.position - 1 : position
    this.#queue = []
    this.#live = false
    this.#wake()
  }

  async #catchUp(): Promise<void> {
    const { entries, reached } = await this.#source.read(this.#position)
    const { where = () => true } = this.#wanted
    this.#queue.push(...entries.filter(where))
    this.#position = reached
    // Nothing else runs between these two lines: what is handed out from now on lies behind `reached`, or is skipped.
    this.#live = reached >= this.#source.position()
  }

  async next(): Promise<IteratorResult<JournalEntry>> {
    for (;;) {
      if (this.#ended) return { done: true, value: undefined }
      const entry = this.#queue.shift()
      if (entry) return { done: false, value: entry }
      if (this.#live) await this.#more()
      else await this.#catchUpOrEnd()
    }
  }

  async return(): Promise<IteratorResult<JournalEntry>> {
    if (!this.#ended) this.#source.left()
    this.#ended = true
    this.#queue = []
    this.#wake()
    return { done: true, value: undefined }
  }

  async throw(error: unknown): Promise<IteratorResult<JournalEntry>> {
    await this.return()
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #catchUpOrEnd(): Promise<void> {
    try {
      await this.#catchUp()
    } catch (error) {
      if (this.#ended) return
      await this.return()
      throw error
    }
  }

  async #more(): Promise<void> {
    this.#waiting ??= Promise.withResolvers()
    await this.#waiting.promise
  }

  #wake(): void {
    this.#waiting?.resolve()
    this.#waiting = undefined
  }
}
