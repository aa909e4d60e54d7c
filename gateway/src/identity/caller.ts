import { unauthenticated } from '@passerelle/service-kit/without-orm'
import type { Access, Passport } from './access.ts'
import { accountOf, type Identity } from './identity.ts'

/** Milliseconds after which a passport is made anew, so that none runs out on its way. */
const renewAfter = 20_000

/** Whoever sent a request or holds a socket, with the passport of the moment; none once their sign-in has expired. */
export class Caller {
  readonly identity: Identity | undefined
  readonly requestId: string
  readonly #access: Access
  #subject: string | undefined
  #passport: { made: Promise<Passport>; at: number } | undefined

  constructor(identity: Identity | undefined, requestId: string, access: Access) {
    this.identity = identity
    this.requestId = requestId
    this.#access = access
  }

  /** The same for each request of one account or API key: for rates. Undefined when nobody has signed in. */
  get account(): string | undefined {
    return this.identity && accountOf(this.identity)
  }

  /** Whether this is that person or that API key: known from the first passport on. */
  isOf(subject: string): boolean {
    return this.#subject === subject
  }

  /** @throws UNAUTHENTICATED when nobody is signed in, or no longer */
  async passport(): Promise<string> {
    return (await this.signed()).token
  }

  /**
   * The passport with all that it says: the rights are equal for two callers only when they are the same person with the
   * same rights. @throws UNAUTHENTICATED as `passport` does
   */
  async signed(): Promise<Passport> {
    const identity = this.#signedIn()
    if (!this.#passport || this.#passport.at + renewAfter < Date.now()) {
      this.#passport = { made: this.#access.passport(identity, this.requestId), at: Date.now() }
    }
    const asked = this.#passport
    try {
      const passport = await asked.made
      this.#subject = passport.subject
      return passport
    } catch (error) {
      // Employers may be back a moment later.
      if (this.#passport === asked) this.forgetPassport()
      throw error
    }
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
