import type { EntityManager } from '@mikro-orm/postgresql'
import type { TalentId } from '@passerelle/contracts'
import type { InterviewId, PersonId } from '@passerelle/kernel'
import type { Slot } from '../slot/host-slots.ts'

/**
 * Takes the time of several people for an interview; that of a candidate who has never signed in under the file. The database
 * decides: an exclusion constraint, asked with `ON CONFLICT DO NOTHING`, because a caught error costs hundreds of times as much.
 * They are taken in the order of their ids and nothing is waited for afterwards, so transactions that cross each other cannot lock
 * each other out.
 * @returns those who are busy then; the caller rolls back when there is one
 */
export async function takeTime(
  em: EntityManager,
  interviewId: InterviewId,
  persons: readonly TalentId[],
  slot: Slot,
): Promise<TalentId[]> {
  const inOrder = [...persons].sort()
  const values = inOrder.map(() => `(?, tstzrange(?, ?), ?)`).join(', ')
  const taken: { occupant_id: TalentId }[] = await em.execute(
    `insert into occupancy (occupant_id, during, interview_id) values ${values} on conflict do nothing returning occupant_id`,
    inOrder.flatMap((person) => [person, slot.startsAt, slot.endsAt, interviewId]),
  )
  return inOrder.filter((person) => !taken.some((row) => row.occupant_id === person))
}

/** Takes the new time first and gives the old one back afterwards: two who swap never wait for each other. */
export async function moveTime(
  em: EntityManager,
  interviewId: InterviewId,
  persons: readonly TalentId[],
  slot: Slot,
): Promise<TalentId[]> {
  const busy = await takeTime(em, interviewId, persons, slot)
  if (busy.length > 0) return busy
  await em.execute('delete from occupancy where interview_id = ? and during <> tstzrange(?, ?)', [
    interviewId,
    slot.startsAt,
    slot.endsAt,
  ])
  return []
}

/**
 * Takes the time of somebody else in the place of one who took part, who is free with this transaction. As in `moveTime`
 * nothing is given back before: two who swap never wait for each other.
 * @returns false when the other is busy then; the caller rolls back
 */
export async function handTimeOver(
  em: EntityManager,
  interviewId: InterviewId,
  from: PersonId,
  to: PersonId,
  slot: Slot,
): Promise<boolean> {
  // One more interviewer may become the recruiter, and is there already.
  const there: object[] = await em.execute('select from occupancy where interview_id = ? and occupant_id = ?', [
    interviewId,
    to,
  ])
  if (there.length === 0 && (await takeTime(em, interviewId, [to], slot)).length > 0) return false
  await freeTimeOf(em, interviewId, from)
  return true
}

/** Gives back the time of one who takes part no longer. */
export async function freeTimeOf(em: EntityManager, interviewId: InterviewId, person: TalentId): Promise<void> {
  await em.execute('delete from occupancy where interview_id = ? and occupant_id = ?', [interviewId, person])
}

/** Gives the time back; others can take it as soon as this transaction commits. */
export async function freeTime(em: EntityManager, interviewIds: readonly InterviewId[]): Promise<void> {
  await em.execute('delete from occupancy where interview_id in (?)', [interviewIds])
}
