import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { EmployerUserProjection } from './employers.ts'
import type { Former } from './interview.ts'

/** Those who have left, of several companies in one statement. Somebody of whom nothing was ever heard has not left. */
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
