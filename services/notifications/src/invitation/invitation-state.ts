import type { InvitationState } from '@passerelle/contracts'
import type { Invitation } from './invitation.ts'

/** The whole public state of an invitation, as its events carry it. */
export function stateOf(invitation: Invitation): InvitationState {
  return {
    id: invitation.id,
    interviewId: invitation.interviewId,
    personId: invitation.person,
    response: invitation.response,
    origin: invitation.origin,
    answeredAt: invitation.answeredAt?.toISOString() ?? null,
    sequence: invitation.answeredSequence ?? 0,
  }
}
