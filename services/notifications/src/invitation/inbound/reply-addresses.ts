import { createHmac, timingSafeEqual } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type InvitationId, isId, type MessageId } from '@passerelle/kernel'

interface Addressed {
  /** Answers to an invitation. */
  reply: InvitationId
  /** What mail servers have to say about a mail. */
  bounce: MessageId
}
export type Recipient = { [What in keyof Addressed]: { what: What; id: Addressed[What] } }[keyof Addressed]

/**
 * Addresses of our own, `reply+<id><secret>@domain`: the secret is a code over what the address is for, so that nobody
 * can make one, and nothing needs to be kept. All in lower case, since some mail programs change it.
 */
export interface ReplyAddresses {
  of<What extends keyof Addressed>(what: What, id: Addressed[What]): string
  /** @returns null for an address that was never given out */
  read(address: string): Recipient | null
}

const prefixes = { reply: 'inv', bounce: 'msg' } as const
const secretLength = 24

export function replyAddresses(key: string, domain: string): ReplyAddresses {
  const secretOf = (what: string, suffix: string) =>
    createHmac('sha256', key).update(`${what}:${suffix}`).digest('hex').slice(0, secretLength)
  return {
    of(what, id) {
      const suffix = id.slice(id.indexOf('_') + 1)
      return `${what}+${suffix}${secretOf(what, suffix)}@${domain}`
    },
    read(address) {
      const [, what, suffix, secret, at] =
        /^(reply|bounce)\+([0-9a-z]{26})([0-9a-f]{24})@(.+)$/.exec(address.toLowerCase()) ?? []
      if (!suffix || !secret || at !== domain.toLowerCase()) return null
      if (!timingSafeEqual(Buffer.from(secret), Buffer.from(secretOf(what!, suffix)))) return null
      const id = `${prefixes[what as keyof Addressed]}_${suffix}`
      return isId(prefixes[what as keyof Addressed], id) ? ({ what, id } as Recipient) : null
    },
  }
}

/** @returns null without a domain: answers by mail are not taken in */
export async function replyAddressesFor(em: EntityManager, domain: string | undefined): Promise<ReplyAddresses | null> {
  return domain ? replyAddresses(await replyKey(em), domain) : null
}

/** The key that signs the addresses; it was made with the tables. */
async function replyKey(em: EntityManager): Promise<string> {
  const [row] = await em.execute<[{ key: string }]>('select key from reply_key')
  return row.key
}
