import { LockMode } from '@mikro-orm/postgresql'
import { employerChanged } from '@passerelle/contracts'
import { type EmployerId, isRefusal, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Actor } from '../context.ts'
import { Employer, type EmployerProfile, employerProfile } from './employer.ts'

export type UpdateEmployer = { readonly employerId: EmployerId } & {
  [K in keyof EmployerProfile]?: EmployerProfile[K] | null
}

/** What is absent stays, null empties (the name excepted). Refuses INVALID_INPUT. */
export function updateEmployer({ em }: Actor, { employerId, ...changes }: UpdateEmployer): Promise<Employer | Refusal> {
  return em.transactional(async (em) => {
    const employer = await em.findOneOrFail(Employer, { id: employerId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const profile = employerProfile({ ...employer.profile(), ...given, name: changes.name ?? employer.name })
    if (isRefusal(profile)) return profile
    employer.change(profile)
    emit(em, employerChanged, employer, employer.eventData())
    return employer
  })
}
