import { refuse, type SchoolState, staffPermissions } from '@passerelle/contracts'
import type { PersonId, Refusal } from '@passerelle/kernel'

/** Who works for a school, each with what they may do there. */
export type Staff = SchoolState['staff']
export type StaffMember = Staff[number]
export type StaffPermission = StaffMember['permissions'][number]

export function memberOf(staff: Staff, personId: string): StaffMember | undefined {
  return staff.find((member) => member.personId === personId)
}

/** With one more, or with other permissions of somebody who is there. Refuses LAST_WITH_SETTINGS. */
export function withMember(
  staff: Staff,
  personId: PersonId,
  permissions: readonly StaffPermission[],
  now: Date,
): Staff | Refusal<'LAST_WITH_SETTINGS'> {
  const known = memberOf(staff, personId)
  const member = {
    personId,
    permissions: staffPermissions.filter((permission) => permissions.includes(permission)),
    since: known ? known.since : now.toISOString(),
  }
  return stillManaged(staff, [...staff.filter((other) => other !== known), member])
}

/** Refuses LAST_WITH_SETTINGS. */
export function withoutMember(staff: Staff, personId: string): Staff | Refusal<'LAST_WITH_SETTINGS'> {
  return stillManaged(
    staff,
    staff.filter((member) => member.personId !== personId),
  )
}

/** A school that can change its settings by itself stays one that can. */
function stillManaged(before: Staff, after: Staff): Staff | Refusal<'LAST_WITH_SETTINGS'> {
  if (!hasSettings(before) || hasSettings(after)) return after
  return refuse('LAST_WITH_SETTINGS', { permission: 'SCHOOL_SETTINGS' })
}

function hasSettings(staff: Staff): boolean {
  return staff.some(({ permissions }) => permissions.includes('SCHOOL_SETTINGS'))
}
