import type { MatchMailKind } from '../mails.ts'
import type { LinkAct } from './link.ts'

/**
 * The mail that brings whoever holds a link a fresh one, which ends those of the mails before it (HU-36). None for an
 * invitation's, which holds until the interview begins.
 */
export const renewedBy: Readonly<Record<LinkAct, MatchMailKind | null>> = {
  VIEW_CANDIDATE: 'FRESH_LINKS',
  VIEW_JOB: 'FRESH_LINKS',
  ACCEPT_CANDIDATE: 'FRESH_LINKS',
  REFUSE_CANDIDATE: 'FRESH_LINKS',
  ANSWER_OFFER: 'OFFER_PROPOSED',
  ANSWER_APPOINTMENT: 'APPOINTMENT_PROPOSED',
  ANSWER_INVITATION: null,
}
