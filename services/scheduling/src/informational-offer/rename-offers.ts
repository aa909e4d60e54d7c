import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, InformationalOfferId, PersonId } from '@passerelle/kernel'
import { searched } from './informational-offer.ts'

/** Offers follow the names that people and companies have now. Beside the offer's version: a new name changes no offer. */
export async function renameOffers(
  em: EntityManager,
  of: { personId: PersonId; displayName: string } | { employerId: EmployerId; companyName: string },
): Promise<void> {
  const [column, id] = 'personId' in of ? ['person_id', of.personId] : ['employer_id', of.employerId]
  // Locked: an offer is searched by both names, and the other one may change at this moment.
  const rows: Row[] = await em.execute(
    `select id, display_name, company_name, topics from informational_offer where ${column} = ? order by id for update`,
    [id],
  )
  for (const { id: offer, display_name, company_name, topics } of rows) {
    const names = { displayName: display_name, companyName: company_name, ...of }
    await em.execute('update informational_offer set display_name = ?, company_name = ?, search = ? where id = ?', [
      names.displayName,
      names.companyName,
      searched({ ...names, topics }),
      offer,
    ])
  }
}

interface Row {
  id: InformationalOfferId
  display_name: string
  company_name: string
  topics: string[]
}
