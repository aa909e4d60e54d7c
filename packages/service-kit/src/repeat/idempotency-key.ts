import { badInput } from '../errors.ts'

/** The name of the header over HTTP, as Node writes it. */
export const idempotencyKeyHeader = 'idempotency-key'

const shape = /^(?:"([\x21\x23-\x5b\x5d-\x7e]{1,200})"|([\x21\x23-\x5b\x5d-\x7e]{1,200}))$/

/**
 * The key under which a mutation may be repeated: 1 to 200 visible characters of ASCII without `"` and `\`, bare or in the
 * quotes of a structured header (draft-ietf-httpapi-idempotency-key-header-07, 2.1), which count for nothing.
 * @throws BAD_USER_INPUT when it is there and is no such key
 */
export function idempotencyKeyFrom(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined
  const [, quoted, bare] = (typeof given === 'string' && shape.exec(given)) || []
  const key = quoted ?? bare
  if (key) return key
  throw badInput(
    'An idempotency key has 1 to 200 visible characters of ASCII and neither quotes nor backslashes in it.',
  )
}
