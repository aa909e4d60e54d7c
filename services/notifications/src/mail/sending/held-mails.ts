/** What of node-postgres is needed here. */
interface Queryable {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

export interface HeldMail {
  id: string
  kind: string
  state: string
  person: string
  messageId: string | null
  attempts: number
  createdAt: Date
  outcome: string | null
}

/** Mails that nobody will send again by themselves: refused for good, or uncertain. Newest first, 200 at most. */
export async function listHeldMails(db: Queryable): Promise<HeldMail[]> {
  const { rows } = await db.query(
    `select id, kind, state, person, message_id as "messageId", attempts, created_at as "createdAt", outcome
     from message where state in ('FAILED', 'UNCERTAIN') order by created_at desc, id desc limit 200`,
  )
  return rows as unknown as HeldMail[]
}

/**
 * Puts a mail back into the queue; the sender asks again whether its reason still stands. For an uncertain one this is
 * the operator's word that it did not arrive. @returns false when it is neither FAILED nor UNCERTAIN
 */
export async function sendHeldMail(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query(
    `update message set state = 'QUEUED', attempts = 0, due_at = created_at, claim = null, claimed_until = null,
       handed_over_at = null, outcome = 'sent again by an operator'
     where id = $1 and state in ('FAILED', 'UNCERTAIN') returning id`,
    [id],
  )
  return rows.length > 0
}
