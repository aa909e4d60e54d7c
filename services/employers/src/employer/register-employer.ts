import { UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { employerRegistered, employerUserAdded, optionalLine, refuse } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { announceAccess } from '../access/announce-access.ts'
import type { Context } from '../context.ts'
import { EmployerUser } from '../employer-user/employer-user.ts'
import { Employer, type EmployerProfile, employerProfile, type TypedProfile } from './employer.ts'
import { type Registration, type RegistrationScheme, registrationFrom } from './registration-number.ts'

export interface RegisterEmployer extends TypedProfile {
  readonly registrationScheme: RegistrationScheme
  readonly registrationNumber: string
  readonly registrationCountry?: string | null
  /** The position of whoever registers it. */
  readonly title?: string | null
}

/**
 * Enters a company, and whoever does it as its owner. Refuses INVALID_REGISTRATION_NUMBER, INVALID_INPUT, and
 * EMPLOYER_EXISTS with the company when the number is there already, even when two enter it at once.
 */
export async function registerEmployer(ctx: Context, cmd: RegisterEmployer): Promise<Employer | Refusal> {
  const { registrationScheme, registrationNumber, registrationCountry } = cmd
  const registration = registrationFrom(registrationScheme, registrationNumber, registrationCountry)
  if (isRefusal(registration)) return registration
  const profile = employerProfile(cmd)
  if (isRefusal(profile)) return profile
  const title = optionalLine('position', cmd.title, 100, 'title')
  if (isRefusal(title)) return title
  try {
    return await enter(ctx, registration, profile, title)
  } catch (error) {
    const existing = error instanceof UniqueConstraintViolationException && (await withNumber(ctx, registration))
    if (!existing) throw error
    return refuse('EMPLOYER_EXISTS', { name: existing.name }, { employer: existing, field: 'registrationNumber' })
  }
}

function enter(ctx: Context, registration: Registration, profile: EmployerProfile, title: string | null) {
  return changes(ctx, async (em) => {
    const employer = new Employer(newId('emp'), registration, profile, ctx.now())
    await em.persist(employer).flush()
    const owner = new EmployerUser(newId('eus'), employer.id, ctx.viewer.personId, { role: 'OWNER', title }, ctx.now())
    em.persist(owner)
    emit(em, employerRegistered, employer, employer.eventData())
    emit(em, employerUserAdded, owner, owner.eventData())
    await announceAccess(em, ctx.viewer.personId)
    return employer
  })
}

function withNumber({ em }: Context, { scheme, country, number }: Registration): Promise<Employer | null> {
  return em.fork().findOne(Employer, {
    registrationScheme: scheme,
    registrationCountry: country,
    registrationNumber: number,
  })
}
