/**
 * The seed of the whole run: jest prints it at the end, and `npm test -- --seed=N` throws the same dice again, for the
 * order of tests too.
 */
export const seedOfRun = Number(process.env.TEST_SEED ?? 1)

/** mulberry32: numbers from 0 to below 1, the same ones for the same seed. */
export function dice(seed: number = seedOfRun): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
