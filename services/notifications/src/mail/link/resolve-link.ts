import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Clock, InvitationId } from '@passerelle/kernel'
import type { GraphqlOptions } from '@passerelle/service-kit'
import { z } from 'zod'
import { Invitation } from '../../invitation/invitation.ts'
import { InterviewProjection } from '../../projections/interview.ts'
import { ReaderProjection } from '../../projections/reader.ts'
import { Message } from '../message.ts'
import { hashOf, Link, linkLasts } from './link.ts'

const asked = z.object({ token: z.string().max(200) })

/** What a token stands for. It may be asked again and again: a link is not used up (HU-17). */
export interface ResolvedLink extends Pick<ReaderProjection, 'name' | 'email' | 'locale' | 'timeZone'> {
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

/**
 * A link holds for seven days from the sending of its mail; of one whose sending is not known, from its writing. One that
 * answers an invitation holds until the interview begins where that is later: nobody should find it closed before.
 */
async function expiryOf(em: EntityManager, { messageId, createdAt, act, subject }: Link): Promise<Date> {
  const mail = await em.findOne(Message, { id: messageId })
  const week = new Date((mail?.sentAt ?? createdAt).getTime() + linkLasts)
  const begins = act === 'ANSWER_INVITATION' ? await beginningOf(em, subject as InvitationId) : null
  return begins && begins > week ? begins : week
}

async function beginningOf(em: EntityManager, id: InvitationId): Promise<Date | null> {
  const invitation = await em.findOne(Invitation, { id })
  const interview = invitation && (await em.findOne(InterviewProjection, { id: invitation.interviewId }))
  return interview?.state.slot ? new Date(interview.state.slot.startsAt) : null
}
