/** Checked by the compiler only: each line below an `@ts-expect-error` must be refused. */
import { impersonal, personal, table } from '../src/index.ts'

type Status = 'OPEN' | 'CLOSED'

class Door {
  readonly id: `door_${string}`
  status: Status
  openedAt: Date | null
  tags: string[]
  version!: number
  constructor(id: `door_${string}`, status: Status) {
    this.id = id
    this.status = status
    this.openedAt = null
    this.tags = []
  }
  close(): void {
    this.status = 'CLOSED'
  }
}

export const right = table(Door, 'door', (p) => ({
  id: p.text().primary(),
  status: p.enum(['OPEN', 'CLOSED']),
  openedAt: p.datetime().nullable(),
  tags: impersonal(p.array()),
  version: p.integer().version(),
}))

// @ts-expect-error: the column of `tags` is missing
export const missing = table(Door, 'door', (p) => ({
  id: p.text().primary(),
  status: p.text(),
  openedAt: p.datetime().nullable(),
  version: p.integer().version(),
}))

export const extra = table(Door, 'door', (p) => ({
  id: p.text().primary(),
  status: p.text(),
  openedAt: p.datetime().nullable(),
  tags: impersonal(p.array()),
  version: p.integer().version(),
  // @ts-expect-error: no such field
  colour: p.text(),
}))

export const narrow = table(Door, 'door', (p) => ({
  id: p.text().primary(),
  // @ts-expect-error: a status may be CLOSED
  status: p.enum(['OPEN']),
  // @ts-expect-error: the field may be null
  openedAt: p.datetime(),
  tags: impersonal(p.array()),
  // @ts-expect-error: a number is no text
  version: p.text(),
}))

class Lamp {
  readonly id: string
  colour?: string
  readonly watts: number
  constructor(id: string, watts: number) {
    this.id = id
    this.watts = watts
  }
}

export const lamp = table(Lamp, 'lamp', (p) => ({
  id: p.text().primary(),
  // @ts-expect-error: reads back null
  colour: p.text(),
  // @ts-expect-error: the field is never null
  watts: p.integer().nullable(),
}))

type Lock = { turns: number; maker: string }

class Key {
  readonly id: string
  readonly doorId: string
  kind: 'BRASS' | 'STEEL'
  holders: `per_${string}`[]
  words: string | null
  lines: string[]
  lock: Lock
  cutOn: string
  constructor(id: string, doorId: string, lock: Lock) {
    this.id = id
    this.doorId = doorId
    this.kind = 'BRASS'
    this.holders = []
    this.words = null
    this.lines = []
    this.lock = lock
    this.cutOn = '2026-11-02'
  }
}

export const key = table(Key, 'key', (p) => ({
  id: p.text().primary(),
  doorId: p.text(),
  kind: p.text(),
  holders: p.array(),
  words: personal(p.text().nullable()),
  lines: personal(p.array()),
  lock: impersonal(p.json<Lock>()),
  cutOn: impersonal(p.date()),
}))

export const wordy = table(Key, 'key', (p) => ({
  id: p.text().primary(),
  doorId: p.text(),
  kind: p.text(),
  holders: p.array(),
  // @ts-expect-error: nobody said whether these words are personal
  words: p.text().nullable(),
  // @ts-expect-error: nor of these
  lines: p.array(),
  // @ts-expect-error: nor of what the JSON holds
  lock: p.json<Lock>(),
  // @ts-expect-error: a day may be a birthday
  cutOn: p.date(),
}))
