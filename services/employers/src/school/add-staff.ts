import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { nameLine, refuse, schoolChanged } from '@passerelle/contracts'
import {
  type Clock,
  defaultLanguage,
  isRefusal,
  type Language,
  mailAddressOf,
  type Refusal,
  type SchoolId,
} from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { announceAccess } from '../access/announce-access.ts'
import { longestName } from '../person/person.ts'
import { personByEmail } from '../person/person-by-email.ts'
import { School, type StaffPermission } from './school.ts'

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
 * in before. Refuses NOT_FOUND, INVALID_INPUT.
 */
export function addStaff({ em, now }: { em: EntityManager; now: Clock }, cmd: AddStaff): Promise<School | Refusal> {
  const name = nameLine('name', cmd.name, longestName)
  if (isRefusal(name)) return Promise.resolve(name)
  const email = mailAddressOf(cmd.email)
  if (email === undefined)
    return Promise.resolve(refuse('INVALID_INPUT.NO_ADDRESS', { text: cmd.email }, { field: 'email' }))
  return changes({ em }, async (em) => {
    const school = await em.findOne(School, { id: cmd.schoolId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!school) return refuse('NOT_FOUND.SCHOOL')
    const profile = { name, locale: cmd.locale ?? defaultLanguage, timeZone: school.timeZone } as const
    const person = await personByEmail(em, email, profile, now())
    school.putStaff(person.id, cmd.permissions, now())
    emit(em, schoolChanged, school, school.eventData())
    await announceAccess(em, person.id)
    return school
  })
}
