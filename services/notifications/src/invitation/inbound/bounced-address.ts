/** An address, in lower case, of which a mail server said for good that it takes no mail. An answer from it ends that. */
export class BouncedAddress {
  readonly email: string
  reason: string
  bouncedAt: Date

  constructor(email: string, reason: string, now: Date) {
    this.email = email.toLowerCase()
    this.reason = reason
    this.bouncedAt = now
  }
}
