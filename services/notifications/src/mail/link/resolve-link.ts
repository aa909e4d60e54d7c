import type { EntityManager } from '@mikro-orm/postgresql'
import { ReaderProjection } from '../../projections/reader.ts'
import { expiryOf } from './expiry-of.ts'
import { hashOf, Link } from './link.ts'

/** What a token stands for. It may be asked again and again: a link is not used up (HU-17). */
export interface ResolvedLink extends Pick<ReaderProjection, 'name' | 'email' | 'locale' | 'timeZone'> {
  state: 'OPEN' | 'EXPIRED'
  subject: Link['subject']
  act: Link['act']
  personId: Link['person']
  expiresAt: string
}

export async function resolveLink(em: EntityManager, token: string, now: Date): Promise<ResolvedLink | undefined> {
  const link = await em.findOne(Link, { tokenHash: hashOf(token) })
  const reader = link && (await em.findOne(ReaderProjection, { id: link.person }))
  if (!link || !reader) return undefined
  const expiresAt = await expiryOf(em, link)
  const { name, email, locale, timeZone } = reader
  const { subject, act, person } = link
  return {
    state: now < expiresAt ? 'OPEN' : 'EXPIRED',
    ...{ subject, act, personId: person, name, email, locale, timeZone, expiresAt: expiresAt.toISOString() },
  }
}
