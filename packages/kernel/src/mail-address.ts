import { domainNameOf } from './domain-name.ts'

/** RFC 5321 §4.5.3.1: octets of what stands before the @, and of the whole without its angle brackets. */
const longestLocal = 64
const longestAddress = 254
/** `Dot-string` of `atext` (RFC 5321 §4.1.2): `o&m`, `o'neill`, `ana+fair`. */
const dotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
/**
 * An address that mail goes to, as it is kept and compared: trimmed, in small letters, since nobody hands out two that
 * differ in case only; letters beyond ASCII in the domain as `xn--`. Not taken, and rare enough: quoted local parts,
 * addresses of bare hosts or of IP numbers, and letters beyond ASCII before the @, which few servers take (RFC 6531).
 * @returns undefined when it is none
 */
export function mailAddressOf(text: string): string | undefined {
  const typed = text.trim().toLowerCase()
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, Math.max(at, 0))
  const domain = domainNameOf(typed.slice(at + 1))
  if (domain === undefined || local.length > longestLocal || !dotString.test(local)) return undefined
  const address = `${local}@${domain}`
  return address.length > longestAddress ? undefined : address
}
