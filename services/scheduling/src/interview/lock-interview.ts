import { type EntityManager, type FilterQuery, LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import { Interview } from './interview.ts'
import { readsInterview, runsCompanyOf } from './interview-access.ts'

/**
 * The interview as it is now, locked until the transaction ends: whoever changes it waits here, and nowhere before.
 * @returns NOT_FOUND when there is none, or the viewer does not read it
 */
export async function lockInterview(em: EntityManager, id: string, viewer: Viewer): Promise<Interview | Refusal> {
  const found = await lockById(em, id as Interview['id'])
  return found && readsInterview(viewer, found) ? found : notFound()
}

/**
 * The same for what those who run the company may do as well.
 * @returns NOT_FOUND when there is none, or the viewer neither reads it nor runs its company
 */
export async function lockForCompany(em: EntityManager, id: string, viewer: Viewer): Promise<Interview | Refusal> {
  const found = await lockById(em, id as Interview['id'])
  return found && (readsInterview(viewer, found) || runsCompanyOf(viewer, found)) ? found : notFound()
}

/** The same for the house itself, that has no viewer. */
export function lockById(em: EntityManager, id: Interview['id']): Promise<Interview | null> {
  return em.findOne(Interview, { id }, locked)
}

/** All of those, locked in the order of their ids, so that nobody who locks several waits for ever. */
export async function lockInterviews(em: EntityManager, where: FilterQuery<Interview>): Promise<Interview[]> {
  // What this transaction has changed already would be read over.
  await em.flush()
  return em.find(Interview, where, { ...locked, orderBy: { id: 'asc' } })
}

const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const

function notFound(): Refusal {
  return refuse('NOT_FOUND.INTERVIEW')
}
