/**
 * A "no" that a person can act on. It is a value: use cases return it, resolvers pass it on as data.
 * Faults (a lost connection, a bug) are exceptions. Its sentence is in the catalogue of `@passerelle/contracts`, by language.
 */
export class Refusal<Code extends string = string> {
  /** UPPER_SNAKE; what programs go by. */
  readonly code: Code
  /** `CODE`, or `CODE.VARIANT`: which sentence says it. */
  readonly key: string
  /** What the sentence is made of. */
  readonly values: unknown
  /** Fields that help the caller go on, for instance the next free slots, or the `field` of the input that is wrong. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(key: string, values?: unknown, details: Readonly<Record<string, unknown>> = {}) {
    this.code = key.split('.', 1)[0] as Code
    this.key = key
    this.values = values
    this.details = details
  }
}

export function isRefusal(value: unknown): value is Refusal {
  return value instanceof Refusal
}
