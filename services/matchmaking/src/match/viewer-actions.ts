import { isRefusal } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Match } from './match.ts'
import { isCandidate, isContact, isStaff } from './match-access.ts'
import type { MatchStep } from './match-step.ts'
import { lastStanding, undecidedStates } from './progress.ts'
import { stepToWithdraw, turnOfCompany, turnOfReminder } from './turns.ts'

export type MatchAction =
  | 'ANSWER_OFFER'
  | 'ACCEPT_CANDIDATE'
  | 'REFUSE_CANDIDATE'
  | 'REMIND_CONTACT'
  | 'ANSWER_APPOINTMENT'
  | 'STEP_BACK'
  | 'END_MATCH'

/** What is known of a match beside itself. */
interface Known {
  journal: readonly MatchStep[]
  /** Whether its job is over at its school: where somebody said no, nobody is asked anew then. */
  isJobOver: boolean
  /** Whether the contact still works for the company. */
  isContactHere: boolean
  now: Date
}

/** What the viewer, who sees the match, may do with it now. */
export function viewerActions(viewer: Viewer, match: Match, known: Known): MatchAction[] {
  const allowed = possible(match, known)
  const mine: Record<MatchAction, boolean> = {
    ANSWER_OFFER: answers(viewer, match, 'ANSWER_OFFER'),
    ACCEPT_CANDIDATE: decides(viewer, match, 'ACCEPT_CANDIDATE'),
    REFUSE_CANDIDATE: decides(viewer, match, 'REFUSE_CANDIDATE'),
    REMIND_CONTACT: isStaff(viewer, match),
    ANSWER_APPOINTMENT: answers(viewer, match, 'ANSWER_APPOINTMENT'),
    STEP_BACK: isStaff(viewer, match),
    END_MATCH: isStaff(viewer, match),
  }
  return allowed.filter((action) => mine[action])
}

function possible(match: Match, { journal, isJobOver, isContactHere, now }: Known): MatchAction[] {
  if (isJobOver && !undecidedStates.includes(match.state)) return []
  const actions: MatchAction[] = []
  if (match.mayAnswerOffer()) actions.push('ANSWER_OFFER')
  if (turnOfCompany(match) === null) actions.push('ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE')
  if (isContactHere && turnOfReminder(match, now) === null) actions.push('REMIND_CONTACT')
  if (match.state === 'APPOINTMENT_PROPOSED') actions.push('ANSWER_APPOINTMENT')
  const last = lastStanding(journal)
  if (last && !isRefusal(stepToWithdraw(match, last.number, journal))) actions.push('STEP_BACK')
  if (undecidedStates.includes(match.state)) actions.push('END_MATCH')
  return actions
}

function answers(viewer: Viewer, match: Match, act: string): boolean {
  return isCandidate(viewer, match) || isStaff(viewer, match) || viewer.holdsLink(match.id, act)
}

function decides(viewer: Viewer, match: Match, act: string): boolean {
  return isContact(viewer, match) || isStaff(viewer, match) || viewer.holdsLink(match.id, act)
}
