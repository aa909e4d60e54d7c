import { type Reaction, startConsumer } from '@passerelle/messaging'
import { measureMessaging } from '../metrics/messaging-metrics.ts'
import type { Part } from '../start-service.ts'

/** Hears what happens elsewhere. */
export function consumer(reactions: readonly Reaction[]): Part {
  return ({ orm, transport, log, name, clock }) => {
    const running = startConsumer({ orm, transport, group: name, reactions, log, clock })
    return {
      settled: async () => (await running.lag()) === 0,
      measure: (metrics) => measureMessaging(metrics, orm, running),
      close: () => running.close(),
    }
  }
}
