import type { DueWork } from '@passerelle/messaging'
import type { Registry } from 'prom-client'
import { gauges } from './gauges.ts'

/** What is due and not done, and what waits for an operator. */
export function measureDue(registry: Registry, due: DueWork): void {
  gauges(
    registry,
    {
      passerelle_due_waiting_items: 'Things whose time has come and that have not happened.',
      passerelle_due_oldest_waiting_seconds: 'For how long the first of them has been due.',
      passerelle_due_parked_items: 'Things that were due, failed again and again, and wait for an operator.',
    },
    async () => {
      const { waiting, oldestSeconds, parked } = await due.backlog()
      return {
        passerelle_due_waiting_items: waiting,
        passerelle_due_oldest_waiting_seconds: oldestSeconds,
        passerelle_due_parked_items: parked,
      }
    },
  )
}
