import type { ClientBase } from 'pg'

/**
 * Ways to read an outbox that look right and are not. Each takes one step: it returns what it would send now. Kept as
 * controls: the scenarios must catch them, and must let the real relay pass.
 */
export interface WrongRelay {
  step(db: ClientBase): Promise<string[]>
}

const columns = 'partition_key as key, aggregate_version as version'

interface Row {
  id: string
  xid: string
  key: string
  version: number
}

const place = ({ key, version }: Row) => `${key} ${version}`

/** Remembers the last id. A transaction that commits late, with a smaller id, is jumped over. */
export function cursorOnIds(): WrongRelay {
  let last = '0'
  return {
    async step(db) {
      const { rows } = await db.query<Row>(`select id::text, ${columns} from outbox where id > $1 order by id`, [last])
      last = rows.at(-1)?.id ?? last
      return rows.map(place)
    },
  }
}

/** Remembers the last transaction id and waits for older ones to end. Transaction ids are no causal order. */
export function cursorOnTransactionIds(): WrongRelay {
  let last = ['0', '0']
  return {
    async step(db) {
      const { rows } = await db.query<Row>(
        `select id::text, xid::text, ${columns} from outbox
         where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, id`,
        last,
      )
      const end = rows.at(-1)
      if (end) last = [end.xid, end.id]
      return rows.map(place)
    },
  }
}

/** Locks the first row that nobody else has locked. Two of them overtake each other. */
export function skipLocked(): WrongRelay {
  return {
    async step(db) {
      const { rows } = await db.query<Row>(
        `select id::text, ${columns} from outbox where published_at is null order by id limit 1 for update skip locked`,
      )
      return rows.map(place)
    },
  }
}
