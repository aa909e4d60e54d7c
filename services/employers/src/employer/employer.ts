import { type EmployerState, nameLine, optionalLine, refuse } from '@passerelle/contracts'
import { type EmployerId, folded, isRefusal, type Refusal, webAddressOf } from '@passerelle/kernel'
import type { Registration, RegistrationScheme } from './registration-number.ts'

export type EmployerSize = 'UP_TO_9' | 'UP_TO_49' | 'UP_TO_249' | 'UP_TO_4999' | 'FROM_5000'

export interface EmployerProfile {
  readonly name: string
  readonly website: string | null
  readonly city: string | null
  readonly industry: string | null
  readonly size: EmployerSize | null
}

/** A company, entered once. What identifies it never changes. */
export class Employer {
  readonly id: EmployerId
  readonly registrationScheme: RegistrationScheme
  readonly registrationCountry: string | null
  readonly registrationNumber: string
  name!: string
  /** The name as lists and searches compare it. */
  searchName!: string
  /** Likewise, as filters compare them. */
  searchCity!: string
  searchIndustry!: string
  website!: string | null
  city!: string | null
  industry!: string | null
  size!: EmployerSize | null
  readonly createdAt: Date
  version!: number

  constructor(id: EmployerId, registration: Registration, profile: EmployerProfile, now: Date) {
    this.id = id
    this.registrationScheme = registration.scheme
    this.registrationCountry = registration.country
    this.registrationNumber = registration.number
    this.createdAt = now
    this.change(profile)
  }

  change(profile: EmployerProfile): void {
    Object.assign(this, profile)
    this.searchName = folded(profile.name)
    this.searchCity = folded(profile.city ?? '')
    this.searchIndustry = folded(profile.industry ?? '')
  }

  profile(): EmployerProfile {
    const { name, website, city, industry, size } = this
    return { name, website, city, industry, size }
  }

  eventData(): EmployerState {
    const { id, name, registrationNumber, website, city, industry } = this
    return { id, name, registrationNumber, website, city, industry }
  }
}

/** A profile as somebody typed it; what is absent is empty. */
export type TypedProfile = { readonly name: string } & {
  readonly [Part in Exclude<keyof EmployerProfile, 'name'>]?: EmployerProfile[Part]
}

/** A profile as typed, tidied. Refuses INVALID_INPUT for what is no name, a text that is too long, or a website that is not for all. */
export function employerProfile(typed: TypedProfile): EmployerProfile | Refusal {
  const name = nameLine('name', typed.name, 200)
  const city = optionalLine('city', typed.city, 100)
  const industry = optionalLine('industry', typed.industry, 100)
  if (isRefusal(name)) return name
  if (isRefusal(city)) return city
  if (isRefusal(industry)) return industry
  const website = typed.website ? webAddressOf(typed.website) : null
  if (website === undefined) return refuse('INVALID_INPUT.NO_WEBSITE', undefined, { field: 'website' })
  return { name, city, industry, website, size: typed.size ?? null }
}
