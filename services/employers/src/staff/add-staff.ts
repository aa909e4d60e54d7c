import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { type Clock, defaultLanguage, isRefusal, type Language, type Refusal, type SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { newcomer } from '../person/newcomer.ts'
import { personByEmail } from '../person/person-by-email.ts'
import { School } from '../school/school.ts'
import { putStaff } from './put-staff.ts'
import { type StaffPermission, withMember } from './staff.ts'

export interface AddStaff {
  readonly schoolId: SchoolId
  readonly email: string
  /** Used until they sign in. */
  readonly name: string
  readonly permissions: readonly StaffPermission[]
  readonly locale?: Language
}

/**
 * An act of the operator. Somebody who is on the staff already gets these permissions instead. They need not have signed
 * in before. Refuses NOT_FOUND, INVALID_INPUT, LAST_WITH_SETTINGS.
 */
export function addStaff({ em, now }: { em: EntityManager; now: Clock }, cmd: AddStaff): Promise<School | Refusal> {
  const entered = newcomer(cmd)
  if (isRefusal(entered)) return Promise.resolve(entered)
  const { email, name } = entered
  return changes({ em }, async (em) => {
    const school = await em.findOne(School, { id: cmd.schoolId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!school) return refuse('NOT_FOUND.SCHOOL')
    const profile = { name, locale: cmd.locale ?? defaultLanguage, timeZone: school.timeZone } as const
    const person = await personByEmail(em, email, profile, now())
    const staff = withMember(school.staff, person.id, cmd.permissions, now())
    if (isRefusal(staff)) return staff
    await putStaff(em, school, { person, staff }, null, now())
    return school
  })
}
