import type { EntityManager } from '@mikro-orm/postgresql'
import { nameLine, oneLine, refuse, schoolRegistered } from '@passerelle/contracts'
import { isRefusal, isTimeZone, newId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { ApprovalRole } from '../approval/approval.ts'
import { School } from './school.ts'

export interface RegisterSchool {
  /** Give one to make the call repeatable: a school that is there already is answered as it is. */
  readonly id?: SchoolId
  readonly name: string
  readonly city: string
  /** IANA name. */
  readonly timeZone: string
  readonly defaultRoles?: readonly ApprovalRole[]
}

/** An act of the operator: schools do not sign up by themselves. Refuses INVALID_INPUT, GRANT_SEPARATELY. */
export function registerSchool({ em }: { em: EntityManager }, cmd: RegisterSchool): Promise<School | Refusal> {
  const name = nameLine('name', cmd.name, 200)
  const city = oneLine('city', cmd.city, 100)
  if (isRefusal(name)) return Promise.resolve(name)
  if (isRefusal(city)) return Promise.resolve(city)
  if (!isTimeZone(cmd.timeZone))
    return Promise.resolve(refuse('INVALID_INPUT.NO_ZONE', { text: cmd.timeZone }, { field: 'timeZone' }))
  const id = cmd.id ?? newId('sch')
  return changes({ em }, async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtextextended('school ' || ?, 0))`, [id])
    const known = await em.findOne(School, { id })
    if (known) return known
    const school = new School(id, name, city, cmd.timeZone)
    const refusal = cmd.defaultRoles && school.setDefaultRoles(cmd.defaultRoles)
    if (refusal) return refusal
    em.persist(school)
    emit(em, schoolRegistered, school, school.eventData())
    return school
  })
}
