/**
 * The seed of the whole run: jest prints it at the end, and `npm test -- --seed=N` throws the same dice again, for the
 * order of tests too.
 */
export const seedOfRun = Number(process.env.TEST_SEED ?? 1)

/** A seed for a program that was given none; it says which. */
export const drawnSeed = (): number => Math.floor(Math.random() * 1_000_000)

/** Whether tests draw all that they can: `npm run fuzz`. */
export const drawsAll = process.env.TEST_DRAWS === 'all'

/** How often a test draws what it tries: `all` times in `npm run fuzz`, and a tenth of it in `npm test`. */
export const draws = (all: number): number => (drawsAll ? all : Math.ceil(all / 10))

/** Chance that can be repeated: the same seed and name give the same numbers, whatever else is drawn meanwhile. */
export interface Chance {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  /** An integer from 0 to `below - 1`. */
  below(below: number): number
  /** True with this probability. */
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** A new array in another order. */
  shuffled<T>(from: readonly T[]): T[]
}

/** @param name what is decided by this chance, so that concurrent decisions do not depend on each other's order */
export function chance(seed: number, name: string): Chance {
  const next = mulberry32(hash(`${seed}/${name}`))
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    happens: (probability) => next() < probability,
    pick: (from) => {
      if (from.length === 0) throw new Error('Nothing to pick from')
      return from[below(from.length)]!
    },
    shuffled: (from) => {
      const cards = [...from]
      for (let i = cards.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[cards[i], cards[j]] = [cards[j]!, cards[i]!]
      }
      return cards
    },
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}

/** Tommy Ettinger's generator: 32 bits of state, good enough to vary a fair. */
function mulberry32(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
