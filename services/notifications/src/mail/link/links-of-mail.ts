import type { EntityManager } from '@mikro-orm/postgresql'
import { Link, type LinksOfMail, newToken } from './link.ts'

/** Each writing makes new tokens: those of an earlier attempt are in a mail that may have arrived after all, and hold. */
export function linksOfMail(
  em: EntityManager,
  message: Pick<Link, 'person'> & { id: Link['messageId'] },
  publicUrl: string,
  now: Date,
): LinksOfMail {
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
