import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import type { GraphqlOptions } from '@passerelle/service-kit'
import { z } from 'zod'
import { Message } from '../message/message.ts'
import { PersonProjection } from '../projections/person.ts'
import { hashOf, Link, linkLasts } from './link.ts'

const asked = z.object({ token: z.string().max(200) })

/** What a token stands for. It may be asked again and again: a link is not used up (HU-17). */
export interface ResolvedLink extends Pick<PersonProjection, 'name' | 'email' | 'locale' | 'timeZone'> {
  state: 'OPEN' | 'EXPIRED'
  subject: Link['subject']
  act: Link['act']
  personId: Link['person']
  expiresAt: string
}

/** `POST /links/resolve`, for the gateway alone: 200 with what the token stands for, or 404 for one that was never made. */
export function linkRoute(orm: MikroORM, clock: Clock): NonNullable<GraphqlOptions['routes']> {
  return (app, viewerOf) => {
    app.post('/links/resolve', async (request, reply) => {
      const viewer = await viewerOf(request)
      if (!viewer.isGateway) return reply.code(403).send({ code: 'FORBIDDEN', message: 'For the gateway only.' })
      const body = asked.safeParse(request.body)
      const link = body.success ? await resolveLink(orm.em.fork(), body.data.token, clock()) : undefined
      return link ?? reply.code(404).send({ state: 'UNKNOWN' })
    })
  }
}

/** A link holds for seven days from the sending of its mail; of one whose sending is not known, from its writing. */
export async function resolveLink(em: EntityManager, token: string, now: Date): Promise<ResolvedLink | undefined> {
  const link = await em.findOne(Link, { tokenHash: hashOf(token) })
  const reader = link && (await em.findOne(PersonProjection, { id: link.person }))
  if (!link || !reader) return undefined
  const mail = await em.findOne(Message, { id: link.messageId })
  const expiresAt = new Date((mail?.sentAt ?? link.createdAt).getTime() + linkLasts)
  const { name, email, locale, timeZone } = reader
  const { subject, act, person } = link
  return {
    state: now < expiresAt ? 'OPEN' : 'EXPIRED',
    ...{ subject, act, personId: person, name, email, locale, timeZone, expiresAt: expiresAt.toISOString() },
  }
}
