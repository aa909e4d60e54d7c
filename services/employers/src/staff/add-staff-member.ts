import { refuse } from '@passerelle/contracts'
import { isRefusal, type Language, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { newcomer } from '../person/newcomer.ts'
import { personByEmail } from '../person/person-by-email.ts'
import { changeStaff } from './change-staff.ts'
import { memberOf, type StaffMember, type StaffPermission, withMember } from './staff.ts'

export interface AddStaffMember {
  readonly schoolId: string
  readonly email: string
  readonly name: string
  readonly permissions: readonly StaffPermission[]
  readonly locale?: Language | null
}

/** They need not have signed in before; somebody who has left comes back. Refuses ALREADY_MEMBER, INVALID_INPUT. */
export async function addStaffMember(ctx: Context, cmd: AddStaffMember): Promise<StaffMember | Refusal> {
  const entered = newcomer(cmd)
  if (isRefusal(entered)) return entered
  const { email, name } = entered
  const changed = await changeStaff(ctx, cmd.schoolId, async (em, school) => {
    const profile = { name, locale: cmd.locale ?? ctx.viewer.locale, timeZone: school.timeZone }
    const person = await personByEmail(em, email, profile, ctx.now())
    if (memberOf(school.staff, person.id)) {
      return refuse('ALREADY_MEMBER.STAFF', { name: person.name }, { field: 'email' })
    }
    const staff = withMember(school.staff, person.id, cmd.permissions, ctx.now())
    return isRefusal(staff) ? staff : { person, staff }
  })
  return isRefusal(changed) ? changed : changed.member!
}
