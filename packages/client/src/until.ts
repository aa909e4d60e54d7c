import { setTimeout as pause } from 'node:timers/promises'

/** How long something is waited for: milliseconds, or as long as it is not over. */
export type Patience = number | { isOver(): boolean; readonly words: string }

/**
 * Asks until the answer is no longer undefined: what one service says reaches the next one a little later.
 * @throws when the patience is over, naming what was awaited
 */
export async function until<T>(what: string, patience: Patience, look: () => Promise<T | undefined>): Promise<T> {
  const { isOver, words } = typeof patience === 'number' ? forMilliseconds(patience) : patience
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    const found = await look()
    if (found !== undefined) return found
    if (isOver()) throw new Error(`Waited in vain (${words}): ${what}`)
    await pause(wait)
  }
}

function forMilliseconds(patience: number): Exclude<Patience, number> {
  const giveUpAt = Date.now() + patience
  return { isOver: () => Date.now() > giveUpAt, words: `${patience} ms` }
}
