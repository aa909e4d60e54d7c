import type { EntityManager } from '@mikro-orm/postgresql'
import { isRefusal } from '@passerelle/kernel'
import { deletedAtOnce, deleteInBatches, type Queryable } from '@passerelle/persistence'
import { badInput } from '../errors.ts'
import type { Act } from './act.ts'
import { fromKept, toKept } from './kept-answer.ts'
import { opened, sealed } from './seal.ts'

/** Hours that an answer is kept for a repetition, from when it was first asked for. */
const hoursKept = 24

/**
 * Does it unless the act has done it before; then what was answered is answered again. Whoever repeats an act that is still
 * being done waits for it. A refusal is not kept: the repetition is decided anew.
 * @throws BAD_USER_INPUT when the key was used for something else
 */
export async function once<Answer>(em: EntityManager, act: Act, work: () => Promise<Answer>): Promise<Answer> {
  const id = act.nextChange()
  const [begun] = await em.execute<object[]>(begin, [id, act.question, act.at, before(act.at)])
  if (!begun) return (await answeredBefore(em, id, act)) as Answer
  const answer = await work()
  if (isRefusal(answer)) return answer
  // Keys that the database gives are there after it.
  await em.flush()
  const text = sealed(act.key, id, JSON.stringify(toKept(em, answer)))
  await em.execute('update kept_act set answer = ? where id = ?', [text, id])
  return answer
}

async function answeredBefore(em: EntityManager, id: string, { key, question }: Act): Promise<unknown> {
  const [row] = await em.execute<{ question: string; answer: string }[]>(
    'select question, answer from kept_act where id = ?',
    [id],
  )
  if (row!.question !== question) {
    throw badInput('This idempotency key was used for something else. Take a new key for each act.')
  }
  return fromKept(em, JSON.parse(opened(key, id, row!.answer)))
}

// One that has expired and was not deleted yet is begun anew.
const begin = `
  insert into kept_act as known (id, question, kept_at) values (?, ?, ?)
  on conflict (id) do update set question = excluded.question, kept_at = excluded.kept_at, answer = null
  where known.kept_at <= ? returning 1`

/** Forgets the answers that are kept no more. */
export async function forgetKeptActs(db: Queryable, now: Date): Promise<void> {
  const sql = `delete from kept_act where id in (select id from kept_act where kept_at <= $1 limit ${deletedAtOnce})`
  await deleteInBatches(db, sql, [before(now)])
}

function before(now: Date): Date {
  return new Date(now.getTime() - hoursKept * 3_600_000)
}
