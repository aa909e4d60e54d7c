import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, PersonId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { EmployerUserProjection } from './employers.ts'

/** Those who have left a company. Whom they were to meet for it, they do not meet, and they read nothing more of it. */
export type Former = ReadonlySet<PersonId>

/** Of several companies, in one statement. Somebody of whom nothing was ever heard has not left. */
export function formerOf(em: EntityManager): DataLoader<EmployerId, Former> {
  return new DataLoader(async (employers) => {
    const left = await em.find(
      EmployerUserProjection,
      { employerId: { $in: [...employers] }, active: false },
      { disableIdentityMap: true },
    )
    return employers.map(
      (id) => new Set(left.filter(({ employerId }) => employerId === id).map((user) => user.personId)),
    )
  })
}

/** As this transaction sees them now. */
export function formerAt(em: EntityManager, employerId: EmployerId): Promise<Former> {
  return formerOf(em).load(employerId)
}
