import { domainNameOf } from './domain-name.ts'

const longest = 2000
/** Names that lead nowhere, or into whatever house the reader sits in: RFC 6761, RFC 6762, RFC 8375, and `internal` of ICANN. */
const ownHouse = /(?:^|\.)(?:localhost|local|internal|home\.arpa|invalid)$/

/**
 * An address on the web that anybody may be shown: http or https, of a host with a public name. Not taken are a name or
 * password in front of the host, which the link would hand on, and hosts that are IP numbers, loopback or of a private
 * network: whoever follows the link would be led into their own house.
 * @returns as `URL.href`; undefined when it is none, or longer than 2,000 characters
 */
export function webAddressOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, username, password, hostname, href } = new URL(text)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  const isPublic = domainNameOf(hostname) !== undefined && !ownHouse.test(hostname)
  return isWeb && isPublic && username === '' && password === '' && href.length <= longest ? href : undefined
}
