import { refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { Person } from '../person/person.ts'
import type { School } from '../school/school.ts'
import { changeStaff } from './change-staff.ts'
import { memberOf, withoutMember } from './staff.ts'

export interface RemoveStaffMember {
  readonly schoolId: string
  readonly personId: string
}

/** Refuses NOT_FOUND for somebody who is not on the staff, LAST_WITH_SETTINGS. */
export async function removeStaffMember(ctx: Context, cmd: RemoveStaffMember): Promise<School | Refusal> {
  const changed = await changeStaff(ctx, cmd.schoolId, async (em, school) => {
    const member = memberOf(school.staff, cmd.personId)
    if (!member) return refuse('NOT_FOUND.NOT_ON_STAFF')
    const staff = withoutMember(school.staff, member.personId)
    if (isRefusal(staff)) return staff
    return { person: await em.findOneOrFail(Person, { id: member.personId }), staff }
  })
  return isRefusal(changed) ? changed : changed.school
}
