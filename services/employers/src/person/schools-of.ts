import { staffPermissions } from '@passerelle/contracts'
import { type Connection, type PageArgs, pageOfWhole, type WholeList } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { StaffMembership } from '../staff/staff-membership.ts'

export type StaffMembershipPage = Connection<StaffMembership>

const bySchool: WholeList<StaffMembership> = { key: ['string'], keyOf: ({ schoolId }) => [schoolId] }

/** The schools that somebody works for. @throws BadCursor, PageTooLarge */
export function schoolsOf(viewer: Viewer, page: PageArgs): StaffMembershipPage {
  const memberships = viewer.staffSchools().map((schoolId) => ({
    schoolId,
    permissions: staffPermissions.filter((permission) => viewer.staffOf(schoolId, permission)),
  }))
  return pageOfWhole(bySchool, memberships, page)
}
