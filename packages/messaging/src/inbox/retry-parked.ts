import { faultOf, poolOf, rowsOf } from '@passerelle/persistence'
import { typeOf } from '../envelope/cloud-event.ts'
import { reasonOf } from '../reason-of.ts'
import { admit } from './admit.ts'
import { type Arrived, readEvent } from './read-event.ts'
import { type Receiving, react } from './receive.ts'

interface Key {
  topic: string
  partition_key: string
}

/** Takes up the keys that an operator wants retried. Any member of the group may do it; rows are locked meanwhile. */
export async function retryParked(receiving: Receiving): Promise<void> {
  const keys = await rowsOf<Key & { [column: string]: unknown }>(
    await poolOf(receiving.orm),
    `select distinct topic, partition_key from inbox_parked
     where consumer = $1 and resolved_at is null and retry_at is not null limit 100`,
    [receiving.group],
  )
  for (const key of keys) await retryKey(receiving, key)
}

/** In the order in which they came, each in a transaction of its own, until one fails again. */
async function retryKey(receiving: Receiving, key: Key): Promise<void> {
  try {
    let more = true
    while (more) more = await retryFirst(receiving, key)
  } catch (error) {
    if (faultOf(error) === 'connection') throw error
    await (await poolOf(receiving.orm)).query(
      `with failed as (select min(id) as id from inbox_parked
         where consumer = $1 and topic = $2 and partition_key = $3 and resolved_at is null)
       update inbox_parked p set retry_at = null, attempts = attempts + (p.id = failed.id)::integer,
         last_error = case when p.id = failed.id then $4 else last_error end
       from failed where consumer = $1 and topic = $2 and partition_key = $3 and resolved_at is null`,
      [receiving.group, key.topic, key.partition_key, reasonOf(error)],
    )
    receiving.log.error({ err: error, topic: key.topic, key: key.partition_key }, 'A parked key failed again')
  }
}

interface ParkedRow {
  id: string
  headers: Record<string, string>
  value: string
}

function retryFirst(receiving: Receiving, key: Key): Promise<boolean> {
  return receiving.orm.em.fork().transactional(async (em) => {
    const [row] = await em.execute<ParkedRow[]>(
      `select id, headers, encode(value, 'base64') as value from inbox_parked
       where consumer = ? and topic = ? and partition_key = ? and resolved_at is null order by id limit 1 for update`,
      [receiving.group, key.topic, key.partition_key],
    )
    if (!row) return false
    const message = arrived(key, row)
    const known = receiving.byType.get(typeOf(message.headers) ?? '')
    if (known) {
      const read = readEvent(message, known.contract)
      const verdict = await admit(em, receiving.group, message, read, { retried: true })
      if (verdict === 'fresh') await react(receiving, em, read)
    }
    await em.execute(`update inbox_parked set resolved_at = now(), resolution = 'retried' where id = ?`, [row.id])
    return true
  })
}

function arrived(key: Key, row: ParkedRow): Arrived {
  const headers = Object.entries(row.headers).map(([name, value]) => [name, Buffer.from(value, 'base64')])
  return {
    topic: key.topic,
    key: key.partition_key,
    headers: Object.fromEntries(headers),
    value: Buffer.from(row.value, 'base64'),
  }
}
