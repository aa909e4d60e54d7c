import type { InterviewId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Invitation } from './invitation.ts'

export function invitationLoaders({ em }: Reading) {
  return {
    invitation: byId(em, Invitation, 'inv'),
    /** By interview: everybody's. Who may see which is for the caller to say. */
    invitations: new DataLoader<string, Invitation[]>(async (interviews) => {
      const found = await em.find(
        Invitation,
        { interviewId: { $in: interviews as InterviewId[] } },
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
  }
}
