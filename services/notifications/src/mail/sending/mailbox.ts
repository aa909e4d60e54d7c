import { cleanLine } from '@passerelle/kernel'
import { z } from 'zod'

export interface Mailbox {
  name: string
  email: string
}

/** Reads `Name <address>` or an address alone. @returns null when it is neither */
export function parseMailbox(text: string): Mailbox | null {
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text)
  const mailbox = named ? { name: cleanLine(named[1]!), email: named[2]! } : { name: '', email: text.trim() }
  return z.email().safeParse(mailbox.email).success ? mailbox : null
}
