import { setTimeout as delay } from 'node:timers/promises'
import { faultOf } from '@passerelle/persistence'
import type { Turn } from '../transport/transport.ts'

const giveUpAfter = 30_000
const longestPause = 2_000
/** A unique key that is taken: whoever lost the race finds the row the second time. */
const racesLost = 3

/**
 * Tries again in place while the fault may pass, for 30 seconds at most, saying meanwhile that this member is alive.
 * @throws the last error
 */
export async function withRetries<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + giveUpAfter
  let races = 0
  for (let pause = 20; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await work()
    } catch (error) {
      const fault = faultOf(error)
      if (fault === 'lasting' || (fault === 'race' && ++races === racesLost)) throw error
      if (performance.now() + pause > deadline || turn.signal.aborted) throw error
      await delay(pause, undefined, { signal: turn.signal }).catch(() => {
        throw error
      })
      await turn.heartbeat()
    }
  }
}
