/** RFC 5321 §4.5.3.1: octets of what stands before the @, and of the whole without its angle brackets. */
const longestLocal = 64
const longestAddress = 254
/** `Dot-string` of `atext` (RFC 5321 §4.1.2): `o&m`, `o'neill`, `ana+fair`. */
const dotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * An address that mail goes to, as it is kept and compared: trimmed, in small letters, since nobody hands out two that
 * differ in case only. Not taken, and rare enough: quoted local parts, addresses of bare hosts or of IP numbers, and
 * letters beyond ASCII (a domain with such letters has an `xn--` form).
 * @returns undefined when it is none
 */
export function mailAddressOf(text: string): string | undefined {
  const address = text.trim().toLowerCase()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = address.slice(at + 1)
  if (address.length > longestAddress || local.length > longestLocal || !dotString.test(local)) return undefined
  return isDomain(domain) ? address : undefined
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  return labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/.test(labels.at(-1)!)
}
