import { randomFillSync } from 'node:crypto'

/** W3C Trace Context 3.2: version, trace, parent, flags. Later versions may say more behind it. */
const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/

/** A `traceparent` in version 00, or undefined when it is absent or none. */
export function validTraceparent(header: unknown): string | undefined {
  const [, trace, parent, flags] = (typeof header === 'string' && form.exec(header)) || []
  return trace && `00-${trace}-${parent}-${flags}`
}

/** The `traceparent` that came with a request, in version 00; a new one, not sampled, when it is absent or none. */
export function traceparentFrom(header: unknown): string {
  return validTraceparent(header) ?? newTraceparent()
}

/** Random bytes for some hundred traces: to ask for 24 costs as much as to ask for all of them. */
const pool = Buffer.allocUnsafeSlow(24 * 256)
let used = pool.length

function newTraceparent(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const trace = pool.toString('hex', used, used + 16)
  const parent = pool.toString('hex', used + 16, used + 24)
  used += 24
  return `00-${trace}-${parent}-00`
}
