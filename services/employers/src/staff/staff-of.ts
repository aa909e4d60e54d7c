import { type Connection, type PageArgs, pageOfWhole, type WholeList } from '@passerelle/kernel'
import type { School } from '../school/school.ts'
import type { StaffMember } from './staff.ts'

export type StaffPage = Connection<StaffMember>

const bySince: WholeList<StaffMember> = {
  key: ['string', 'string'],
  keyOf: ({ since = '', personId }) => [since, personId],
}

/** Who works for a school, since the longest first. @throws BadCursor, PageTooLarge */
export function staffOf({ staff }: School, page: PageArgs): StaffPage {
  return pageOfWhole(bySince, staff, page)
}
