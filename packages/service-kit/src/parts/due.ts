import { startDue, type WhenDue } from '@passerelle/messaging'
import { measureDue } from '../metrics/due-metrics.ts'
import type { Part } from '../start-service.ts'

/** Acts on what is due. */
export function whatIsDue(acts: readonly WhenDue<never>[]): Part {
  return ({ orm, clock, log }) => {
    const running = startDue({ orm, acts, clock, log })
    return {
      settled: () => running.settled(),
      measure: (metrics) => measureDue(metrics, running),
      close: () => running.close(),
    }
  }
}
