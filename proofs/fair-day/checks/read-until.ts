import { until } from '@passerelle/client'

/**
 * Reads until it is as it should be, since what one service says reaches the next one a little later, and gives what was read last.
 * @param giveUpAt epoch milliseconds, the same for all readings of a check: a house in which much is wrong is waited for once
 */
export async function readUntil<T>(
  giveUpAt: number,
  isRight: (seen: T) => boolean,
  look: () => Promise<T>,
): Promise<T> {
  const { seen } = await until('what should be read', Number.POSITIVE_INFINITY, async () => {
    const found = await look()
    return isRight(found) || Date.now() > giveUpAt ? { seen: found } : undefined
  })
  return seen
}
