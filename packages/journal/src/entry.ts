import { cursorOf } from './cursor.ts'

/** What was recorded, at its place in its stream. */
export class JournalEntry<Data = unknown> {
  readonly stream: string
  /** From 1, without gaps. */
  readonly position: number
  readonly eventId: string
  readonly addresses: readonly string[]
  readonly data: Data
  readonly occurredAt: Date
  readonly #secret: string
  #cursor: string | undefined

  constructor(stream: string, secret: string, row: EntryRow) {
    this.stream = stream
    this.position = row.position
    this.eventId = row.event_id
    this.addresses = row.addresses
    this.data = row.data as Data
    this.occurredAt = new Date(row.occurred_ms)
    this.#secret = secret
  }

  /** Continues behind this entry. */
  get cursor(): string {
    this.#cursor ??= cursorOf(this.#secret, this.position)
    return this.#cursor
  }
}

export interface EntryRow {
  position: number
  event_id: string
  addresses: string[]
  data: unknown
  /** Milliseconds since 1970. */
  occurred_ms: number
}

/** What follows the cursor is no longer kept. */
export class CursorExpired extends Error {
  /** The oldest that works: it continues with the first entry that is kept. */
  readonly oldestCursor: string

  constructor(oldestCursor: string) {
    super('The cursor is older than what is kept. Continue with `oldestCursor`, and read what else may have changed.')
    this.oldestCursor = oldestCursor
  }
}
