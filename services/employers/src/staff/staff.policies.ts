import type { Policies } from '@passerelle/service-kit'
import { hasSettings, ofSchool } from '../access/may-act.ts'
import { isStaff } from '../school/school.policies.ts'

export const staffPolicies: Policies = {
  Mutation: {
    addStaffMember: ofSchool('SCHOOL_SETTINGS'),
    changeStaffPermissions: ofSchool('SCHOOL_SETTINGS'),
    removeStaffMember: ofSchool('SCHOOL_SETTINGS'),
  },
  'School.staff': isStaff,
  'School.staffJournal': hasSettings,
}
