/** A link of a mail, also where a mail program has packed it into one of its own (`…%2Fl%2F…`). */
const links = /(\/l\/|%2Fl%2F)[\w-]{20,}/gi
/** One of our addresses, also inside of what forwarders make of it (`SRS0=…=reply+…`). */
const addresses = /\b(?:reply|bounce)(?:\+|%2B|=2B)[0-9a-z]{26}[0-9a-f]{24}/gi
const ownAddress = /^(reply|bounce)\+[0-9a-z]{26}[0-9a-f]{24}@/i

/**
 * A text that came in or is about to be kept, without what gives rights: the tokens of our links and the codes of our
 * addresses. Mail programs quote both, each in a way of its own, and those who read an answer must not act for whoever
 * wrote it.
 */
export function withoutSecrets(text: string): string {
  return text.replace(links, '$1…').replace(addresses, '…')
}

/** Whether an address is one that we give out for answers and for word from mail servers: nobody writes from it. */
export function isOwnAddress(address: string | null): boolean {
  return address !== null && ownAddress.test(address)
}
