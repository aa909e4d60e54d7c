/**
 * A "no" that a person can act on. It is a value: use cases return it, resolvers pass it on as data.
 * Faults (a lost connection, a bug) are exceptions.
 */
export class Refusal<Code extends string = string> {
  readonly code: Code
  /** One sentence for a person: what is so, and what to do. */
  readonly message: string
  /** Fields that help the caller go on, for instance the next free slots. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: Code, message: string, details: Readonly<Record<string, unknown>> = {}) {
    this.code = code
    this.message = message
    this.details = details
  }
}

/** @param code UPPER_SNAKE; the schema type `SlotTaken` answers for `SLOT_TAKEN`, otherwise `ActionRefused`. */
export function refuse<Code extends string>(
  code: Code,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): Refusal<Code> {
  return new Refusal(code, message, details)
}

export function isRefusal(value: unknown): value is Refusal {
  return value instanceof Refusal
}
