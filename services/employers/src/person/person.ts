import { nameLine, type PersonState } from '@passerelle/contracts'
import type { Language, PersonId } from '@passerelle/kernel'
import { isRefusal, type Refusal } from '@passerelle/kernel'

/** Of a person, in characters. */
export const longestName = 200

export interface Profile {
  readonly name: string
  readonly locale: Language
  /** IANA name. */
  readonly timeZone: string
}

/**
 * Somebody who signs in, or will: a colleague or member of staff may be entered by address before. The address is as
 * `mailAddressOf` gives it, and belongs to one person.
 */
export class Person {
  readonly id: PersonId
  readonly email: string
  /** Whether somebody has signed in with this address, verified by the provider. */
  emailVerified: boolean
  name: string
  locale: Language
  timeZone: string
  readonly createdAt: Date
  version!: number

  constructor(id: PersonId, email: string, profile: Profile, now: Date) {
    this.id = id
    this.email = email
    this.emailVerified = false
    this.name = profile.name
    this.locale = profile.locale
    this.timeZone = profile.timeZone
    this.createdAt = now
  }

  /** The first sign-in proves the address; from then on the profile is the person's own. */
  firstSignIn(profile: Profile): void {
    this.emailVerified = true
    Object.assign(this, profile)
  }

  /** Refuses INVALID_INPUT for a name without a letter or digit, or longer than 200 characters. */
  change(changes: Partial<Profile>): Refusal | undefined {
    const name = changes.name === undefined ? this.name : nameLine('name', changes.name, longestName)
    if (isRefusal(name)) return name
    this.name = name
    this.locale = changes.locale ?? this.locale
    this.timeZone = changes.timeZone ?? this.timeZone
    return undefined
  }

  eventData(): PersonState {
    const { id, name, email, emailVerified, locale, timeZone } = this
    return { id, name, email, emailVerified, locale, timeZone }
  }
}
