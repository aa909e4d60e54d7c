import type { EntityManager } from '@mikro-orm/postgresql'
import { record } from '@passerelle/journal'
import type { SchoolId } from '@passerelle/kernel'
import { meet } from '../news/meet.ts'
import { CandidateProjection } from '../projections/candidate.ts'
import { EventProjection } from '../projections/events.ts'
import type { Concerned } from './facts-to-schools.ts'
import { feedOf } from './feed-entry.ts'
import { type Fact, WaitingFact } from './waiting-fact.ts'

/**
 * Puts a fact into the feeds of the schools that it concerns. When the school is not known yet, because word of the
 * candidate or the event comes later, the fact waits for it: the two meet on a lock, so that neither passes the other.
 */
export async function tellSchools(em: EntityManager, fact: Fact, concerned: Concerned): Promise<void> {
  if ('schools' in concerned) {
    for (const school of new Set(concerned.schools)) tellSchool(em, fact, school)
    return
  }
  const id = 'candidate' in concerned ? concerned.candidate : concerned.event
  await meet(em, [id], 'shared')
  const school = await schoolOf(em, concerned)
  if (school) return tellSchool(em, fact, school)
  em.persist(new WaitingFact(id, fact))
  await em.flush()
}

/** Word of a candidate or an event has come: what waited for it takes its place, in the order in which it came. */
export async function tellWhatWaited(em: EntityManager, id: string, school: SchoolId): Promise<void> {
  const waiting = await em.find(WaitingFact, { waitsFor: id }, { orderBy: { place: 'asc' } })
  for (const { fact } of waiting) tellSchool(em, { ...fact, occurredAt: new Date(fact.occurredAt) }, school)
  if (waiting.length > 0) await em.nativeDelete(WaitingFact, { waitsFor: id })
}

function tellSchool(em: EntityManager, { eventId, type, about, occurredAt }: Fact, schoolId: SchoolId): void {
  record(em, { stream: feedOf(schoolId), eventId, addresses: [type], data: { type, schoolId, about }, occurredAt })
}

async function schoolOf(em: EntityManager, concerned: Concerned): Promise<SchoolId | undefined> {
  // Read again after the lock: the row is what it is now.
  const fresh = { disableIdentityMap: true }
  if ('candidate' in concerned) return (await em.findOne(CandidateProjection, concerned.candidate, fresh))?.schoolId
  if ('event' in concerned) return (await em.findOne(EventProjection, concerned.event, fresh))?.schoolId
  return undefined
}
