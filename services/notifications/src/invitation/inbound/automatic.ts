import type { Email } from 'postal-mime'
import { isOutOfOffice } from './out-of-office.ts'

/**
 * Out-of-office and other mail that nobody wrote (RFC 3834 §5, and what programs did before it). Asked only of mail that
 * carries no answering calendar.
 */
export function isAutomatic({ headers, from, subject }: Pick<Email, 'headers' | 'from' | 'subject'>): boolean {
  const header = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? ''
  if (/^auto-(replied|generated|notified)/.test(header('auto-submitted'))) return true
  if (/^(bulk|junk|list|auto_reply)\b/.test(header('precedence'))) return true
  const told = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-vacation', 'x-mail-autoreply', 'x-autoresponder']
  if (told.some((name) => header(name) !== '')) return true
  if (header('x-ms-exchange-generated-message-source') !== '') return true
  if (/^<\s*>$/.test(header('return-path'))) return true
  const sender = from?.address?.toLowerCase() ?? ''
  if (/^(mailer-daemon|postmaster|no-?reply)@/.test(sender)) return true
  return isOutOfOffice(subject ?? '')
}
