import { setTimeout as pause } from 'node:timers/promises'

/**
 * Asks until the answer is no longer undefined: what one service says reaches the next one a little later.
 * @throws when `withinMs` have passed, naming what was awaited
 */
export async function until<T>(what: string, withinMs: number, look: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = Date.now() + withinMs
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > giveUpAt) throw new Error(`Waited ${withinMs} ms in vain: ${what}`)
    await pause(wait)
  }
}
