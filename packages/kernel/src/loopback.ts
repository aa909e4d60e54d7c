/**
 * Whether a host name leads to the machine that asks: `localhost` and names below it (RFC 6761, 6.3), 127.0.0.0/8 (RFC 1122,
 * 3.2.1.3) and `::1` (RFC 4291, 2.5.3), the last with or without brackets.
 */
export function isLoopback(host: string): boolean {
  return /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}

/** The same of an `http:` or `https:` address with any port (RFC 8252, 7.3); what is none leads nowhere. */
export function isLoopbackUrl(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && isLoopback(url.hostname)
}
