import { setTimeout as pause } from 'node:timers/promises'

/** Streams that move each tenth of a second, so that no service is asked by all of them at once. */
const perTick = 10
const tick = 100

/** Does something for each, a few at a time with a pause in between. @param rest stands in for the clock */
export async function spreadOut<T>(
  items: readonly T[],
  work: (item: T) => void,
  rest: () => Promise<unknown> = () => pause(tick, undefined, { ref: false }),
): Promise<void> {
  for (let begin = 0; begin < items.length; begin += perTick) {
    if (begin > 0) await rest()
    for (const item of items.slice(begin, begin + perTick)) work(item)
  }
}
