import { randomBytes } from 'node:crypto'
import { presentCause } from './cause.ts'

/** W3C Trace Context 3.2: version, trace, parent, flags. Later versions may say more behind it. */
const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/

/** The `traceparent` that came with a request, in version 00; a new one, not sampled, when it is absent or none. */
export function traceparentFrom(header: unknown): string {
  const [, trace, parent, flags] = (typeof header === 'string' && form.exec(header)) || []
  if (trace) return `00-${trace}-${parent}-${flags}`
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`
}

/** The trace of what happens at present: 32 hexadecimal digits. For the log. */
export function presentTraceId(): string | undefined {
  return presentCause().traceparent?.split('-')[1]
}
