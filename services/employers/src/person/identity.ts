import type { PersonId } from '@passerelle/kernel'

/** An account at an OpenID provider, and the person it signs in. A person may have several. */
export class Identity {
  readonly issuer: string
  readonly subject: string
  readonly personId: PersonId
  readonly linkedAt: Date

  constructor(issuer: string, subject: string, personId: PersonId, now: Date) {
    this.issuer = issuer
    this.subject = subject
    this.personId = personId
    this.linkedAt = now
  }
}
