import type { EntityManager } from '@mikro-orm/postgresql'
import { type EmployerUserState, employerUserAdded, employerUserChanged } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { EmployerUserProjection } from '../projections/projections.ts'

/** Remembers who works for a company: they may be asked to take part in an interview. */
export const onEmployerUser = reaction([employerUserAdded, employerUserChanged], ({ em, event }) =>
  keepEmployerUser(em, event.data),
)

export async function keepEmployerUser(em: EntityManager, data: EmployerUserState): Promise<void> {
  const { id, employerId, personId, active } = data
  await em.upsert(EmployerUserProjection, { id, employerId, personId, active })
}
