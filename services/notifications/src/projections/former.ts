import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, PersonId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import type { Former } from './interview.ts'

/**
 * Those who have left, of several companies in one statement. Somebody of whom nothing was ever heard has not left; nor who works
 * there again, be it under another id.
 */
export function formerOf(em: EntityManager): DataLoader<EmployerId, Former> {
  return new DataLoader(async (employers) => {
    const users = await em.execute<{ employer: EmployerId; person: PersonId }[]>(
      `select employer_id as employer, person_id as person from employer_user_projection
       where employer_id = any(array[?]::text[]) group by employer_id, person_id having not bool_or(active)`,
      [employers],
    )
    return employers.map((id) => new Set(users.filter(({ employer }) => employer === id).map(({ person }) => person)))
  })
}

/** As this transaction sees them now. */
export function formerAt(em: EntityManager, employerId: EmployerId): Promise<Former> {
  return formerOf(em).load(employerId)
}
