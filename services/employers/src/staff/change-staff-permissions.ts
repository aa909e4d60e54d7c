import { refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { Person } from '../person/person.ts'
import { changeStaff } from './change-staff.ts'
import { memberOf, type StaffMember, type StaffPermission, withMember } from './staff.ts'

export interface ChangeStaffPermissions {
  readonly schoolId: string
  readonly personId: string
  readonly permissions: readonly StaffPermission[]
}

/** Refuses NOT_FOUND for somebody who is not on the staff, LAST_WITH_SETTINGS. */
export async function changeStaffPermissions(
  ctx: Context,
  cmd: ChangeStaffPermissions,
): Promise<StaffMember | Refusal> {
  const changed = await changeStaff(ctx, cmd.schoolId, async (em, school) => {
    const member = memberOf(school.staff, cmd.personId)
    if (!member) return refuse('NOT_FOUND.NOT_ON_STAFF')
    const staff = withMember(school.staff, member.personId, cmd.permissions, ctx.now())
    if (isRefusal(staff)) return staff
    return { person: await em.findOneOrFail(Person, { id: member.personId }), staff }
  })
  return isRefusal(changed) ? changed : changed.member!
}
