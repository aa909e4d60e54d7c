import { expect, test } from '@jest/globals'
import * as employers from '@passerelle/employers'
import * as events from '@passerelle/events'
import * as matchmaking from '@passerelle/matchmaking'
import * as notifications from '@passerelle/notifications'
import { createOrm, type OrmOptions } from '@passerelle/persistence'
import * as scheduling from '@passerelle/scheduling'
import { testDatabase } from '@passerelle/testkit'

const services = { employers, events, matchmaking, notifications, scheduling }

/**
 * Columns that may hold words in tables that `table()` does not know. Bounded: personal, and gone in time, by
 * docs/operators.md, "How long data is held".
 */
const apart: Readonly<Record<string, 'impersonal' | 'bounded'>> = {
  'outbox.data': 'bounded',
  'outbox.headers': 'bounded',
  'outbox.last_error': 'bounded',
  'inbox_parked.value': 'bounded',
  'inbox_parked.headers': 'bounded',
  'inbox_parked.last_error': 'bounded',
  'acquaintance.origin': 'impersonal',
  'acquaintance_projection.origin': 'impersonal',
  'acquaintance_projection.subject': 'impersonal',
  'due.last_error': 'bounded',
  'inbox.consumer': 'impersonal',
  'inbox_parked.consumer': 'impersonal',
  'inbox_parked.partition_key': 'impersonal',
  'inbox_parked.resolution': 'impersonal',
  'inbox_parked.topic': 'impersonal',
  'inbox_version.aggregate_type': 'impersonal',
  'inbox_version.consumer': 'impersonal',
  'journal_address.address': 'impersonal',
  'journal_address.stream': 'impersonal',
  'journal_entry.addresses': 'impersonal',
  'journal_entry.data': 'impersonal',
  'journal_entry.stream': 'impersonal',
  'journal_stream.stream': 'impersonal',
  'kept_act.answer': 'bounded',
  'kept_act.question': 'impersonal',
  'migration.name': 'impersonal',
  'outbox.aggregate_type': 'impersonal',
  'outbox.partition_key': 'impersonal',
  'outbox.topic': 'impersonal',
  'outbox.type': 'impersonal',
  'due.kind': 'impersonal',
  'due.key': 'impersonal',
  'due.data': 'impersonal',
  'reply_key.key': 'impersonal',
}

test.each(Object.entries(services))(
  'every word that %s keeps is in a column that says whether it is personal',
  async (name, service) => {
    await using database = await testDatabase(name, pick(service))
    const orm = await createOrm({ url: database.url, ...pick(service) })
    const tables = [...orm.getMetadata().getAll().values()]
    const known = new Set(
      tables.flatMap(({ tableName, props }) =>
        props.flatMap(({ fieldNames }) => fieldNames.map((field) => `${tableName}.${field}`)),
      ),
    )
    const columns = await orm.em.execute<{ name: string }[]>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
       and data_type in ('text', 'json', 'jsonb', 'bytea', 'ARRAY', 'character varying') order by name`,
    )
    await orm.close()
    const words = columns.map((column) => column.name).filter((column) => !/(\.|_)ids?$/.test(column))
    expect(words.filter((column) => !known.has(column) && !(column in apart))).toEqual([])
  },
)

const pick = ({ entities, migrations }: Pick<OrmOptions, 'entities' | 'migrations'>) => ({ entities, migrations })
