import { cleanLine, mailAddressOf } from '@passerelle/kernel'

export interface Mailbox {
  name: string
  email: string
}

/** Reads `Name <address>` or an address alone. @returns null when it is neither */
export function parseMailbox(text: string): Mailbox | null {
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text)
  const mailbox = named ? { name: cleanLine(named[1]!), text: named[2]! } : { name: '', text }
  const email = mailAddressOf(mailbox.text)
  return email === undefined ? null : { name: mailbox.name, email }
}
