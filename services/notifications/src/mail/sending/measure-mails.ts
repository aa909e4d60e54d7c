import type { MikroORM } from '@mikro-orm/postgresql'
import { counts, gauges, type Metrics } from '@passerelle/service-kit'
import type { Sender } from './sender.ts'

/** What is older speaks of something that is over. */
const recent = `created_at > clock_timestamp() - interval '30 days'`

/** Mails that are to leave, and those that did not: read by the partial indexes of what is not done. */
export function measureMails(metrics: Metrics, orm: MikroORM, sender: Sender): void {
  gauges(
    metrics,
    {
      passerelle_mails_queued: 'Mails that are due and have not left.',
      passerelle_mails_oldest_queued_seconds: 'How long the first of them has been due.',
      passerelle_mails_sending: 'Mails in a conversation with the mail server.',
      passerelle_mails_failed: 'Mails of the last 30 days that were refused for good.',
      passerelle_mails_uncertain: 'Mails of the last 30 days of which nobody knows whether they arrived.',
    },
    async () => {
      const [row] = await orm.em
        .fork()
        .execute<[{ queued: number; oldest: number; sending: number; failed: number; uncertain: number }]>(
          `select count(*)::int as queued, greatest(0, extract(epoch from clock_timestamp() - min(due_at)))::float as oldest,
           (select count(*)::int from message where state = 'SENDING') as sending,
           (select count(*)::int from message where state = 'FAILED' and ${recent}) as failed,
           (select count(*)::int from message where state = 'UNCERTAIN' and ${recent}) as uncertain
         from message where state = 'QUEUED' and due_at <= clock_timestamp()`,
        )
      return {
        passerelle_mails_queued: row.queued,
        passerelle_mails_oldest_queued_seconds: row.oldest,
        passerelle_mails_sending: row.sending,
        passerelle_mails_failed: row.failed,
        passerelle_mails_uncertain: row.uncertain,
      }
    },
  )
  const ended = 'Conversations with the mail server, by how they ended.'
  counts(metrics, { name: 'passerelle_mails_total', help: ended, label: 'outcome' }, () => sender.outcomes)
}
