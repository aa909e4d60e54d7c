import type { MikroORM } from '@mikro-orm/postgresql'
import { type Consumer, messagingBacklog } from '@passerelle/messaging'
import { poolOf } from '@passerelle/persistence'
import type { Registry } from 'prom-client'
import { counts } from './counts.ts'
import { gauges } from './gauges.ts'

/** What waits in a service: events to publish, events to handle, and those that wait for an operator. */
export function measureMessaging(registry: Registry, orm: Pick<MikroORM, 'em'>, consumer: Consumer): void {
  gauges(
    registry,
    {
      passerelle_outbox_waiting_events: 'Events that are committed and not yet in the event log.',
      passerelle_outbox_oldest_waiting_seconds: 'Age of the oldest of them.',
      passerelle_outbox_parked_events: 'Events that could not be published and wait for an operator.',
      passerelle_inbox_parked_events: 'Events that could not be handled and wait for another attempt or an operator.',
    },
    async () => {
      const backlog = await messagingBacklog(await poolOf(orm))
      return {
        passerelle_outbox_waiting_events: backlog.waiting,
        passerelle_outbox_oldest_waiting_seconds: backlog.oldestSeconds,
        passerelle_outbox_parked_events: backlog.parked,
        passerelle_inbox_parked_events: backlog.inboxParked,
      }
    },
  )
  gauges(
    registry,
    { passerelle_consumer_lag_events: 'Events in the log that were not handled here; autoscaling goes by it.' },
    async () => ({ passerelle_consumer_lag_events: await consumer.lag() }),
  )
  gauges(
    registry,
    {
      passerelle_database_connections: 'Connections of this process to PostgreSQL.',
      passerelle_database_waiting_requests: 'Work of this process that waits for a connection.',
    },
    async () => {
      const { totalCount, waitingCount } = await poolOf(orm)
      return {
        passerelle_database_connections: totalCount,
        passerelle_database_waiting_requests: waitingCount,
      }
    },
  )
  const received = 'Events that this process took from the log, by what became of them.'
  counts(
    registry,
    { name: 'passerelle_events_received_total', help: received, label: 'outcome' },
    () => consumer.outcomes,
  )
}
