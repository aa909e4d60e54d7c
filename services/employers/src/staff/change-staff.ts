import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { isRefusal, type Refusal, type SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { ofSchool } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import { School } from '../school/school.ts'
import { putStaff, type StaffChange } from './put-staff.ts'
import { memberOf, type StaffMember } from './staff.ts'

interface Changed {
  readonly school: School
  /** Undefined when they work there no more. */
  readonly member: StaffMember | undefined
}

/**
 * What every change has in common that staff make to the staff of their school. Refuses what `change` refuses, and FORBIDDEN to
 * somebody who lost the right while they waited for the school.
 * @param change what is to be done to the staff as it is now
 */
export function changeStaff(
  ctx: Context,
  schoolId: string,
  change: (em: EntityManager, school: School) => Promise<StaffChange | Refusal>,
): Promise<Changed | Refusal> {
  return changes(ctx, async (em) => {
    const lockMode = LockMode.PESSIMISTIC_WRITE
    const school = await em.findOneOrFail(School, { id: schoolId as SchoolId }, { lockMode, refresh: true })
    const may = await ofSchool('SCHOOL_SETTINGS')(ctx.viewer, { input: { schoolId } }, ctx)
    if (may !== true) return may
    const changed = await change(em, school)
    if (isRefusal(changed)) return changed
    await putStaff(em, school, changed, ctx.viewer.personId, ctx.now())
    return { school, member: memberOf(school.staff, changed.person.id) }
  })
}
