/** Letters of a token (base64url of 32 bytes). */
const tokenLength = 43
const shortestPart = 20

/** Where a line was broken in the middle: by who quotes or folds it (RFC 5545), or with the `=` of RFC 2045. */
const broken = String.raw`(?:=?\r?\n[>|\t ]*)`
const spread = (text: string) => text.split('').join(`${broken}?`)
const times = (letter: string, count: number) => `(?:${broken}?${letter}){${count}}`

/** A link of a mail, also where a mail program has packed it into one of its own (`…%2Fl%2F…`). */
const links = new RegExp(
  String.raw`(${spread('/l/')}|${spread('%2Fl%2F')})${broken}?([\w-]+(?:${broken}[\w-]+)*)`,
  'gi',
)
/** One of our addresses, also inside of what forwarders make of it (`SRS0=…=reply+…`). */
const addresses = new RegExp(
  String.raw`\b(?:${spread('reply')}|${spread('bounce')})${broken}?(?:\+|%2B|=2B)${times('[0-9a-z]', 26)}${times('[0-9a-f]', 24)}`,
  'gi',
)
const ownAddress = /^(reply|bounce)\+[0-9a-z]{26}[0-9a-f]{24}@/i

/**
 * A text that came in or is about to be kept, without what gives rights: the tokens of our links and the codes of our
 * addresses, also where a line was broken inside of them. Mail programs quote both, each in a way of its own, and those who read an
 * answer must not act for whoever wrote it.
 */
export function withoutSecrets(text: string): string {
  return text.replace(links, withoutToken).replace(addresses, '…')
}

/** Takes what is a token by its length, and what follows on the next line only where it is the rest of one. */
function withoutToken(link: string, mark: string, behind: string): string {
  const parts = behind.split(new RegExp(`(${broken})`))
  let length = 0
  for (let at = 0; at < parts.length && length < tokenLength; at += 2) {
    length += parts[at]!.length
    if (length === tokenLength) return `${mark}…${parts.slice(at + 1).join('')}`
  }
  return parts[0]!.length < shortestPart ? link : `${mark}…${parts.slice(1).join('')}`
}

/** Whether an address is one that we give out for answers and for word from mail servers: nobody writes from it. */
export function isOwnAddress(address: string | null): boolean {
  return address !== null && ownAddress.test(address)
}
