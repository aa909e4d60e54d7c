import type { SchoolId } from '@passerelle/kernel'
import type { StaffPermission } from './staff.ts'

/** Somebody's work for a school, seen from the person. */
export interface StaffMembership {
  readonly schoolId: SchoolId
  readonly permissions: readonly StaffPermission[]
}
