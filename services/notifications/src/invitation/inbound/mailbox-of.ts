import { mailAddressOf } from '@passerelle/kernel'

/** An address without what its owner may put behind a plus to sort the mail: `ines+jobs@…` is the mailbox `ines@…`. */
function mailboxOf(written: string): string {
  const address = mailAddressOf(written) ?? written.toLowerCase()
  const at = address.lastIndexOf('@')
  const [local = ''] = address.slice(0, Math.max(at, 0)).split('+', 1)
  return `${local || address.slice(0, at)}${address.slice(at)}`
}

/** Whether two addresses are of one mailbox. */
export function isSameMailbox(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && mailboxOf(one) === mailboxOf(other)
}
