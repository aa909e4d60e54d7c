import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import { EmployerUser } from './employer-user.ts'

export type EmployerUserPage = Connection<EmployerUser>

const byJoining: KeysetList<EmployerUser> = {
  entity: EmployerUser,
  table: 'employer_user',
  order: [
    { column: 'joined_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ joinedAt, id }) => [joinedAt.toISOString(), id],
}

/** By company: its users, in order of joining. */
export function usersOfEmployer(em: EntityManager) {
  return pageLoader<EmployerUser, PageArgs>(em, byJoining, () => sql('row.employer_id = parent.id and row.active'))
}

/** By person: for whom they act, in order of joining. */
export function usersOfPerson(em: EntityManager) {
  return pageLoader<EmployerUser, PageArgs>(em, byJoining, () => sql('row.person_id = parent.id and row.active'))
}
