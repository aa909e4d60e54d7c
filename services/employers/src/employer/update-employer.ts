import { LockMode } from '@mikro-orm/postgresql'
import { employerChanged } from '@passerelle/contracts'
import { type EmployerId, isRefusal, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Employer, type EmployerProfile, employerProfile } from './employer.ts'

export type UpdateEmployer = { readonly employerId: string } & {
  [K in keyof EmployerProfile]?: EmployerProfile[K] | null
}

/** What is absent stays, null empties (the name excepted). Refuses INVALID_INPUT. */
export async function updateEmployer(
  ctx: Context,
  { employerId, ...parts }: UpdateEmployer,
): Promise<Employer | Refusal> {
  return changes(ctx, async (em) => {
    const id = employerId as EmployerId
    const employer = await em.findOneOrFail(Employer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
    const profile = employerProfile({ ...employer.profile(), ...given, name: parts.name ?? employer.name })
    if (isRefusal(profile)) return profile
    employer.change(profile)
    emit(em, employerChanged, employer, employer.eventData())
    return employer
  })
}
