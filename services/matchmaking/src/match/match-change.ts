import type { MatchState } from '@passerelle/contracts'
import type { Viewer } from '@passerelle/service-kit'

/** What the subscriptions of this process are told: which match changed, and whom it concerns. */
export type MatchChange = Pick<MatchState, 'id' | 'schoolId' | 'contactUserId' | 'candidatePersonId'>

/** Those who see the match: the rule of its type is asked again for each of them. */
export function concernedBy(change: MatchChange, viewer: Viewer): boolean {
  if (viewer.staffOf(change.schoolId, 'MANAGE_MATCHES')) return true
  const isContact = viewer.employers().some(({ user }) => user === change.contactUserId)
  return isContact || change.candidatePersonId === viewer.personId
}
