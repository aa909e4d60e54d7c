import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewTalentLinked } from '@passerelle/contracts'
import type { CandidateId, InterviewId, PersonId } from '@passerelle/kernel'
import { commitSoon } from '@passerelle/messaging'
import { freeTimeOf, takeTime } from '../occupancy/take-time.ts'
import type { Slot } from '../slot/host-slots.ts'
import type { Interview } from './interview.ts'
import { letGo } from './let-go.ts'
import { lockInterviews } from './lock-interview.ts'
import { tell } from './tell.ts'

/**
 * A candidate's file and a person are one from now on: interviews and time that were taken under the file are the person's, all
 * with this transaction, which has written the person to the file's row (`occupantOf`). Where both are taken at one time the
 * interview that was made later is cancelled, and whoever takes part in it is told (docs/decisions/0098).
 */
export async function linkTalent(
  em: EntityManager,
  candidateId: CandidateId,
  personId: PersonId,
  now: Date,
): Promise<void> {
  const ids: { id: InterviewId }[] = await em.execute(touched, [candidateId, candidateId, personId])
  if (ids.length === 0) return
  commitSoon(em)
  const locked = await lockInterviews(em, among(ids))
  const ofFile = locked.filter(({ talent }) => talent === candidateId).sort(byMaking)
  for (const interview of ofFile) {
    const linked = interview.link(personId, now)
    if (linked) tell(em, interviewTalentLinked, interview)
    const slot = interview.status === 'CONFIRMED' && interview.slot()
    if (!slot) continue
    const taken = linked && (await takeFor(em, interview, personId, slot, now))
    if (taken) await freeTimeOf(em, interview.id, candidateId)
    else await callOff(em, interview, now)
  }
}

/** @returns false when the person has something else at that time, which was made before or has begun */
async function takeFor(
  em: EntityManager,
  interview: Interview,
  personId: PersonId,
  slot: Slot,
  now: Date,
): Promise<boolean> {
  while ((await takeTime(em, interview.id, [personId], slot)).length > 0) {
    const ids: { id: InterviewId }[] = await em.execute(inTheWay, [personId, slot.startsAt, slot.endsAt, interview.id])
    const others = await lockInterviews(em, among(ids))
    if (others.some((other) => byMaking(other, interview) < 0)) return false
    for (const other of others) if (!(await callOff(em, other, now))) return false
  }
  return true
}

async function callOff(em: EntityManager, interview: Interview, now: Date): Promise<boolean> {
  if (!interview.callOff('DOUBLE_BOOKED', null, now)) return false
  await letGo(em, [interview])
  return true
}

function among(rows: readonly { id: InterviewId }[]): { id: { $in: InterviewId[] } } {
  return { id: { $in: rows.map(({ id }) => id) } }
}

function byMaking(one: Interview, other: Interview): number {
  return one.requestedAt.getTime() - other.requestedAt.getTime() || (one.id < other.id ? -1 : 1)
}

/** Those of the file, and what the person has at the same times. */
const touched = `
  select id from interview where talent = ?
  union
  select theirs.interview_id from occupancy file
    join occupancy theirs on theirs.during && file.during
    where file.occupant_id = ? and theirs.occupant_id = ?`

const inTheWay = `
  select interview_id as id from occupancy where occupant_id = ? and during && tstzrange(?, ?) and interview_id <> ?`
