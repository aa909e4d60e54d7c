import type { Passport } from '../identity/access.ts'
import type { PassportHolder } from './upstream.ts'

/** Those who share a stream, as one: they have the same rights, and whoever is still signed in signs for all. */
export class StreamCallers implements PassportHolder {
  readonly requestId: string
  readonly #callers = new Map<object, PassportHolder>()

  /** @param requestId what the logs call the stream */
  constructor(requestId: string) {
    this.requestId = requestId
  }

  add(reader: object, caller: PassportHolder): void {
    this.#callers.set(reader, caller)
  }

  delete(reader: object): void {
    this.#callers.delete(reader)
  }

  /** @throws UNAUTHENTICATED when nobody of them is signed in any more */
  async passport(): Promise<string> {
    return (await this.signed()).token
  }

  /** @throws as `passport` */
  async signed(): Promise<Passport> {
    let refusal: unknown
    for (const caller of this.#callers.values()) {
      try {
        return await caller.signed()
      } catch (error) {
        refusal = error
      }
    }
    throw refusal ?? new Error('Nobody reads this stream any more.')
  }

  /** Whether it is that person, or that API key. */
  isOf(subject: string): boolean {
    return [...this.#callers.values()].some((caller) => caller.isOf(subject))
  }

  /** The next passport is made anew. */
  forgetPassport(): void {
    for (const caller of this.#callers.values()) caller.forgetPassport()
  }
}
