import type { EntityManager } from '@mikro-orm/postgresql'
import type { InvitationId } from '@passerelle/kernel'
import { Invitation } from '../../invitation/invitation.ts'
import { InterviewProjection } from '../../projections/interview.ts'
import { Message } from '../message.ts'
import { type Link, linkLasts } from './link.ts'
import { renewedBy } from './renewed-by.ts'

/**
 * A link holds for seven days from the sending of its mail; of one whose sending is not known, from its writing. A fresh one
 * that has left ends it before (HU-36). One that answers an invitation holds until the interview begins where that is later: nobody
 * should find it closed before. One that went to an address which the school has corrected since has ended with that.
 */
export async function expiryOf(em: EntityManager, link: Link): Promise<Date> {
  if (link.endedAt) return link.endedAt
  const mail = await em.findOne(Message, { id: link.messageId })
  const week = new Date((mail?.sentAt ?? link.createdAt).getTime() + linkLasts)
  const begins = link.act === 'ANSWER_INVITATION' ? await beginningOf(em, link.subject as InvitationId) : null
  if (begins && begins > week) return begins
  const fresh = mail && (await freshAfter(em, mail, link))
  return fresh && fresh < week ? fresh : week
}

async function beginningOf(em: EntityManager, id: InvitationId): Promise<Date | null> {
  const invitation = await em.findOne(Invitation, { id })
  const interview = invitation && (await em.findOne(InterviewProjection, { id: invitation.interviewId }))
  return interview?.state.slot ? new Date(interview.state.slot.startsAt) : null
}

/** When the next mail left that has a link to the same act, of its thread. What came back has replaced nothing. */
async function freshAfter(em: EntityManager, { thread, position }: Message, { act }: Link): Promise<Date | null> {
  const kind = renewedBy[act]
  if (!kind) return null
  const next = { thread, position: { $gt: position }, kind, bouncedAt: null, sentAt: { $ne: null } }
  return (await em.findOne(Message, next, { orderBy: { position: 'asc' } }))?.sentAt ?? null
}
