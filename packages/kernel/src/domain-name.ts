/** RFC 1035 §2.3.1, as RFC 1123 §2.1 relaxes it: letters, digits and hyphens within, 63 octets. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** Letters of any script, their marks, digits, and what stands between them. */
const typed = /^[\p{L}\p{M}\p{N}.-]+$/u

/**
 * The name of a host in the public DNS, in small letters and with `xn--` in the place of letters beyond ASCII (RFC 5890):
 * `école.fr` is `xn--cole-9oa.fr`.
 * @returns undefined for a bare host, an IP number, and what is no name
 */
export function domainNameOf(text: string): string | undefined {
  if (!typed.test(text) || !URL.canParse(`http://${text}`)) return undefined
  const domain = new URL(`http://${text}`).hostname
  const labels = domain.split('.')
  const isName = labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/.test(labels.at(-1)!)
  return isName ? domain : undefined
}
