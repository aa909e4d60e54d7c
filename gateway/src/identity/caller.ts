import { type PassportSigner, unauthenticated } from '@passerelle/service-kit'
import type { Access } from './access.ts'
import { accountOf, type Identity } from './identity.ts'

/** Milliseconds after which a passport is made anew, so that none runs out on its way. */
const renewAfter = 20_000

/** Whoever sent a request or holds a socket: signs their passports, none longer-lived than what they signed in with. */
export class Caller {
  readonly identity: Identity | undefined
  readonly requestId: string
  readonly #access: Access
  readonly #signer: PassportSigner
  #passport: { token: Promise<string>; at: number } | undefined

  constructor(identity: Identity | undefined, requestId: string, access: Access, signer: PassportSigner) {
    this.identity = identity
    this.requestId = requestId
    this.#access = access
    this.#signer = signer
  }

  /** The same for each request of one account or API key: for rates. Undefined when nobody has signed in. */
  get account(): string | undefined {
    return this.identity && accountOf(this.identity)
  }

  /** Whether this is that person or that API key, as far as it has asked for anything yet. */
  isOf(subject: string): boolean {
    return this.identity !== undefined && this.#access.isOf(this.identity, subject)
  }

  /** @throws UNAUTHENTICATED when nobody is signed in, or no longer */
  async passport(): Promise<string> {
    const identity = this.#signedIn()
    if (!this.#passport || this.#passport.at + renewAfter < Date.now()) {
      const token = this.#access.of(identity, this.requestId).then((claims) => this.#signer.sign(claims))
      this.#passport = { token, at: Date.now() }
    }
    return this.#passport.token
  }

  /**
   * Who this is and what they may do at this moment: equal for two callers only when they are the same person with the
   * same rights. @throws UNAUTHENTICATED as `passport` does
   */
  async rights(): Promise<string> {
    return JSON.stringify(await this.#access.of(this.#signedIn(), this.requestId))
  }

  /** The next passport is made anew. */
  forgetPassport(): void {
    this.#passport = undefined
  }

  /** Rights may have changed: ask again before the next passport. */
  forget(): void {
    this.forgetPassport()
    if (this.identity) this.#access.forget(this.identity)
  }

  #signedIn(): Identity {
    const { identity } = this
    if (!identity) throw unauthenticated('Sign in first: the request has no bearer token.')
    if (identity.expiresAt.getTime() < Date.now()) throw unauthenticated('The token has expired: sign in again.')
    return identity
  }
}
