import type { InvitationId, MatchId, PersonId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { KeptAnswer } from './invitation/answer/kept-answer.ts'
import { Reply } from './invitation/inbound/reply.ts'
import { Invitation } from './invitation/invitation.ts'
import { Message } from './mail/message.ts'
import { threadOfMatch } from './mail/queue-match-mail.ts'
import { Notice } from './notice/notice.ts'
import { CandidateProjection } from './projections/candidate.ts'
import { InterviewProjection } from './projections/interview.ts'

export type Loaders = ReturnType<typeof loadersFor>

/** One statement for all that a request asks for. */
export function loadersFor({ em, viewer }: Reading) {
  return {
    interview: byId(em, InterviewProjection, 'itv'),
    candidate: byId(em, CandidateProjection, 'cnd'),
    invitation: byId(em, Invitation, 'inv'),
    message: byId(em, Message, 'msg'),
    notice: byId(em, Notice, 'ntc'),
    reply: byId(em, Reply, 'rpl'),
    /** By interview: everybody's. Who may see which is for the caller to say. */
    invitations: new DataLoader<string, Invitation[]>(async (interviews) => {
      const found = await em.find(
        Invitation,
        { interviewId: { $in: interviews as Invitation['interviewId'][] } },
        { orderBy: { id: 'asc' } },
      )
      return interviews.map((interview) => found.filter(({ interviewId }) => interviewId === interview))
    }),
    /** By candidate: their own, outside fairs, newest first. A candidate has few. */
    candidateInvitations: new DataLoader<string, Invitation[]>(async (candidates) => {
      const rows = await em.execute<{ id: Invitation['id']; candidate: string }[]>(
        `select i.id, p.state ->> 'candidateId' as candidate
         from interview_projection p join invitation i on i.interview_id = p.id and i.person = p.talent
         where p.state ->> 'candidateId' in (${candidates.map(() => '?').join(', ')}) and p.state ->> 'eventId' is null`,
        [...candidates],
      )
      const candidateOf = new Map(rows.map(({ id, candidate }) => [id, candidate]))
      const found = await em.find(
        Invitation,
        { id: { $in: [...candidateOf.keys()] } },
        { orderBy: { createdAt: 'desc', id: 'desc' } },
      )
      return candidates.map((candidate) => found.filter(({ id }) => candidateOf.get(id) === candidate))
    }),
    /** By person: whether a mail server said for good that their address takes no mail. */
    bounced: new DataLoader<PersonId, boolean>(async (people) => {
      const rows = await em.execute<{ id: string }[]>(
        `select p.id from person_projection p join bounced_address b on b.email = lower(p.email)
         where p.id in (${people.map(() => '?').join(', ')})`,
        [...people],
      )
      const failed = new Set(rows.map(({ id }) => id))
      return people.map((person) => failed.has(person))
    }),
    /** By invitation: every answer that came, in order. */
    answers: new DataLoader<InvitationId, KeptAnswer[]>(async (invitations) => {
      const found = await em.find(
        KeptAnswer,
        { invitationId: { $in: [...invitations] } },
        { orderBy: { number: 'asc' } },
      )
      return invitations.map((invitation) => found.filter(({ invitationId }) => invitationId === invitation))
    }),
    /** By invitation: its mails in order. */
    thread: new DataLoader<InvitationId, Message[]>(async (invitations) => {
      const found = await em.find(Message, { thread: { $in: [...invitations] } }, { orderBy: { position: 'asc' } })
      return invitations.map((invitation) => found.filter(({ thread }) => thread === invitation))
    }),
    /** By interview: the viewer's own mails, oldest first. An interview has few. */
    ownMessages: new DataLoader<string, Message[]>(async (interviews) => {
      const found = await em.find(
        Message,
        { person: viewer.personId, interviewId: { $in: interviews as Invitation['interviewId'][] } },
        { orderBy: { createdAt: 'asc', id: 'asc' } },
      )
      return interviews.map((interview) => found.filter(({ interviewId }) => interviewId === interview))
    }),
    /** By match: the viewer's own mails, oldest first. */
    ownMatchMessages: new DataLoader<string, Message[]>(async (matches) => {
      const threads = matches.map((match) => threadOfMatch(match as MatchId, viewer.personId))
      const found = await em.find(Message, { thread: { $in: threads } }, { orderBy: { createdAt: 'asc', id: 'asc' } })
      return threads.map((wanted) => found.filter(({ thread }) => thread === wanted))
    }),
  }
}
