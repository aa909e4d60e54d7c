import type { InvitationId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { KeptAnswer } from './kept-answer.ts'

export function answerLoaders({ em }: Reading) {
  return {
    /** By invitation: every answer that came, in order. */
    answers: new DataLoader<InvitationId, KeptAnswer[]>(async (invitations) => {
      const found = await em.find(
        KeptAnswer,
        { invitationId: { $in: [...invitations] } },
        { orderBy: { number: 'asc' } },
      )
      return invitations.map((invitation) => found.filter(({ invitationId }) => invitationId === invitation))
    }),
  }
}
