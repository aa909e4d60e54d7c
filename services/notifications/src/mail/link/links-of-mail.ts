import type { EntityManager } from '@mikro-orm/postgresql'
import type { Message } from '../message.ts'
import { Link, type LinkAct, type LinkSubject, newToken } from './link.ts'

/** Makes the links of one mail while it is written. */
export interface LinksOfMail {
  /** The address of a page where its reader may do this and nothing else. */
  to(act: LinkAct, subject: LinkSubject): string
  /** The text without its tokens, as it may be kept. */
  without(text: string): string
}

/** Each writing makes new tokens: those of an earlier attempt are in a mail that may have arrived after all, and hold. */
export function linksOfMail(em: EntityManager, message: Message, publicUrl: string, now: Date): LinksOfMail {
  const tokens: string[] = []
  return {
    to(act, subject) {
      const token = newToken()
      tokens.push(token)
      em.persist(new Link(token, { messageId: message.id, person: message.person, subject, act, createdAt: now }))
      return `${publicUrl.replace(/\/+$/, '')}/l/${token}`
    },
    without: (text) => tokens.reduce((rest, token) => rest.replaceAll(token, '…'), text),
  }
}
