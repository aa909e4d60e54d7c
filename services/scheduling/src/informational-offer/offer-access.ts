import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type DataLoader from 'dataloader'
import type { InformationalOffer } from './informational-offer.ts'

/** The schools whose approvals open offers to somebody: where they are a candidate, or on the staff. */
export function schoolsOf(viewer: Viewer): SchoolId[] {
  return [...viewer.candidates().map(({ school }) => school), ...viewer.staffSchools()]
}

interface AsksOffers {
  readonly viewer: Viewer
  readonly loaders: {
    readonly approvedForMe: DataLoader<EmployerId, boolean>
    readonly offerContact: DataLoader<InformationalOffer, { ever: boolean; open: boolean }>
  }
}

/**
 * An offer shows to the company's people, to candidates and staff of the schools that approve the company while it is open, and to
 * whoever has asked there.
 */
export async function seesOffer({ viewer, loaders }: AsksOffers, offer: InformationalOffer): Promise<boolean> {
  if (viewer.worksFor(offer.employerId)) return true
  if (offer.open && (await loaders.approvedForMe.load(offer.employerId))) return true
  return (await loaders.offerContact.load(offer)).ever
}

/** Those that are listed to somebody, for rows of `informational_offer` called `row`. */
export function listedOffers(viewer: Viewer): Sql {
  const companies = viewer.employers().map(({ employer }) => employer)
  return sql(
    `(row.open and (row.employer_id = any(array[?]::text[]) or exists (select from approval_projection a
      where a.employer_id = row.employer_id and a.school_id = any(array[?]::text[]) and a.state = 'APPROVED')))`,
    companies,
    schoolsOf(viewer),
  )
}

/** Whether somebody may change an offer: their own; recruiters, that of the company; those who run the company, any of it. */
export function decidesOffer(viewer: Viewer, offer: InformationalOffer): boolean {
  if (offer.isOfCompany()) return viewer.worksFor(offer.employerId, 'RECRUITER')
  return viewer.worksFor(offer.employerId, offer.personId === viewer.personId ? 'REPRESENTATIVE' : 'ADMIN')
}
