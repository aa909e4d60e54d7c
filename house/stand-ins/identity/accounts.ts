import { defaultTimeZone, mailAddressOf } from '@passerelle/kernel'
import type { DemoPerson } from '../../demo/people.ts'

/** Who somebody says to be; this provider believes everybody. */
export type Profile = Pick<DemoPerson, 'email' | 'name' | 'locale' | 'zone'>

const MOST_STRANGERS = 5_000

/**
 * The people who may sign in: those of the demo, and anybody a program invents. `sub` is the e-mail address. Invented
 * people are remembered until the next start, and afterwards known by their address alone.
 */
export class Accounts {
  /** Those of the demo, for the sign-in page. */
  readonly people: readonly DemoPerson[]
  readonly #known: Map<string, Profile>

  constructor(people: readonly DemoPerson[]) {
    this.people = people
    this.#known = new Map(people.map((person) => [person.email, person]))
  }

  /** @returns the profile, or undefined when the address is none */
  meet(email: string, told: Partial<Omit<Profile, 'email'>> = {}): Profile | undefined {
    const address = mailAddressOf(email)
    if (address === undefined) return undefined
    const before = this.#known.get(address) ?? {
      email: address,
      name: nameIn(address),
      locale: 'fr',
      zone: defaultTimeZone,
    }
    const profile = { ...before, ...told }
    if (this.#known.size < MOST_STRANGERS) this.#known.set(address, profile)
    return profile
  }
}

function nameIn(address: string): string {
  const words = address.split('@')[0]!.split(/[._+-]+/)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}

/** The claims of OpenID Connect Core 1.0, section 5.1. */
export function claimsOf({ email, name, locale, zone }: Profile) {
  return { sub: email, email, email_verified: true, name, locale, zoneinfo: zone }
}
