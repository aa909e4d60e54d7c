import type { PersonId } from '@passerelle/kernel'

/**
 * An e-mail address that candidates were enrolled with or somebody signed in with. Enrolling and signing in meet here:
 * each locks the address first, so whichever comes second sees the other.
 */
export class Mailbox {
  readonly email: string
  /** Who has signed in with it, verified by the provider; the last one, should it have changed hands. */
  personId: PersonId | null

  constructor(email: string) {
    this.email = email
    this.personId = null
  }
}
