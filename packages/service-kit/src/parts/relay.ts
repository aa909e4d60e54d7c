import { startRelay } from '@passerelle/messaging'
import type { Part } from '../start-service.ts'

/** Sends what the outbox holds. */
export const relay: Part = ({ orm, transport, log, name }) => {
  const running = startRelay({ orm, transport, log, service: name })
  return { settled: async () => (await running.pending()) === 0, close: () => running.close() }
}
