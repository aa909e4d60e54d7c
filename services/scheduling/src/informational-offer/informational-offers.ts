import type { EntityManager } from '@mikro-orm/postgresql'
import { type Connection, isId, languageTagOf, type PageArgs, patternsOf } from '@passerelle/kernel'
import { and, type KeysetList, pageOfList, type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import { InformationalOffer } from './informational-offer.ts'
import { listedOffers } from './offer-access.ts'

export interface OffersArgs extends PageArgs {
  filter?: OfferFilter | null | undefined
}

interface OfferFilter {
  /** Parts of names and topics. */
  search?: string | null | undefined
  language?: string | null | undefined
  employerId?: string | null | undefined
  forCompany?: boolean | null | undefined
  mine?: boolean | null | undefined
}

export type InformationalOfferPage = Connection<InformationalOffer>

const newestFirst: KeysetList<InformationalOffer> = {
  entity: InformationalOffer,
  table: 'informational_offer',
  // Ids are ordered by time of making.
  order: [{ column: 'id', type: 'text' }],
  descending: true,
  keyOf: ({ id }) => [id],
}

/** The offers that are open to the viewer, or their own. @throws BadCursor, PageTooLarge */
export function informationalOffers(
  em: EntityManager,
  viewer: Viewer,
  { filter, ...page }: OffersArgs,
): Promise<InformationalOfferPage> {
  const { search, language, employerId, forCompany, mine } = filter ?? {}
  const asked: Sql[] = [
    mine ? own(viewer) : listedOffers(viewer),
    ...(mine === false ? [sql(`not ${own(viewer).text}`, ...own(viewer).values)] : []),
    ...(language == null ? [] : [speaks(languageTagOf(language) ?? '')]),
    ...(employerId == null ? [] : [isId('emp', employerId) ? sql('row.employer_id = ?', employerId) : sql('false')]),
    ...(forCompany == null ? [] : [sql('(row.offered_by = row.employer_id) = ?', forCompany)]),
    ...patternsOf(search ?? '').map((pattern) => sql('row.search like ?', pattern)),
  ]
  return pageOfList(em, newestFirst, and(...asked), page)
}

/** In a language, of whichever script and region: `en` finds `en-GB`. */
function speaks(tag: string): Sql {
  return sql(`exists (select from unnest(row.languages) as tag where tag = ? or starts_with(tag, ? || '-'))`, tag, tag)
}

function own(viewer: Viewer): Sql {
  const companies = viewer.employers().map(({ employer }) => employer)
  return sql('(row.person_id = ? and row.employer_id = any(array[?]::text[]))', viewer.personId, companies)
}
