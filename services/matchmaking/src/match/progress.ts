export type MatchState =
  | 'PROPOSED'
  | 'CANDIDATE_REFUSED'
  | 'CANDIDATE_ACCEPTED'
  | 'COMPANY_REFUSED'
  | 'APPOINTMENT_PROPOSED'
  | 'APPOINTMENT_ACCEPTED'
  | 'APPOINTMENT_DECLINED'
  | 'JOB_OVER'
  | 'INTERVIEW_HELD'
  | 'ENDED'

/** States in which somebody is still to answer or decide. What was accepted is an interview, and stands by itself. */
export const undecidedStates: readonly MatchState[] = ['PROPOSED', 'CANDIDATE_ACCEPTED', 'APPOINTMENT_PROPOSED']

/** States in which a match is under way no longer: the pair can be matched anew. As the index `match_under_way` has them. */
export const overStates: readonly MatchState[] = [
  'CANDIDATE_REFUSED',
  'COMPANY_REFUSED',
  'APPOINTMENT_DECLINED',
  'JOB_OVER',
  'INTERVIEW_HELD',
  'ENDED',
]

export type Answer = 'ACCEPTED' | 'REFUSED'

export type MatchStepAction =
  | 'PROPOSED'
  | 'OFFER_ANSWERED'
  | 'COMPANY_DECIDED'
  | 'APPOINTMENT_ANSWERED'
  | 'APPOINTMENT_CLASHED'
  | 'INTERVIEW_HELD'
  | 'INTERVIEW_MISSED'
  | 'INTERVIEW_CANCELLED'
  | 'NO_SHOW_REPORTED'
  | 'NO_SHOW_WITHDRAWN'
  | 'JOB_OVER'
  | 'CONTACT_REMINDED'
  | 'ENDED'
  | 'STEPPED_BACK'

/** Half-open: it is over at `endsAt`. */
export interface Slot {
  readonly startsAt: Date
  readonly endsAt: Date
  /** Where, in one line; absent or null: in our room. */
  readonly place?: string | null
}

/** Of a match, or of a step in its journal; null where neither has one. */
export function slotOf({ startsAt, endsAt, place }: Pick<Progress, 'startsAt' | 'endsAt' | 'place'>): Slot | null {
  return startsAt && endsAt ? { startsAt, endsAt, ...(place && { place }) } : null
}

/** How far a match has come. Each answer has the time at which it was given, and what was written with it. */
export interface Progress {
  readonly state: MatchState
  readonly offerAnswer: Answer | null
  readonly offerAnsweredAt: Date | null
  readonly offerComment: string | null
  readonly companyAnswer: Answer | null
  readonly companyAnsweredAt: Date | null
  readonly companyComment: string | null
  /** The appointment that stands. */
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly place: string | null
  readonly appointmentAnswer: Answer | null
  readonly appointmentAnsweredAt: Date | null
  readonly appointmentComment: string | null
  /** Since when the contact is to decide; null once they have, and while it is another's turn. */
  readonly awaitedSince: Date | null
  /** When the contact was last reminded of it. */
  readonly remindedAt: Date | null
}

const notAwaited = { awaitedSince: null, remindedAt: null }

export const proposed: Progress = {
  state: 'PROPOSED',
  offerAnswer: null,
  offerAnsweredAt: null,
  offerComment: null,
  companyAnswer: null,
  companyAnsweredAt: null,
  companyComment: null,
  startsAt: null,
  endsAt: null,
  place: null,
  appointmentAnswer: null,
  appointmentAnsweredAt: null,
  appointmentComment: null,
  ...notAwaited,
}

const undecided = {
  companyAnswer: null,
  companyAnsweredAt: null,
  companyComment: null,
  startsAt: null,
  endsAt: null,
  place: null,
  appointmentAnswer: null,
  appointmentAnsweredAt: null,
  appointmentComment: null,
}

/** What a step has to do with how far a match has come. */
export interface Taken {
  /** From 1, without gaps. */
  readonly number: number
  readonly action: MatchStepAction
  readonly value: Answer | null
  readonly at: Date
  readonly comment: string | null
  /** The appointment that it is about. */
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly place: string | null
  /** The number of the step that it takes back. */
  readonly withdraws: number | null
}

/** Where a match stands that has come this far and takes one more step; not for STEPPED_BACK, which needs the journal. */
export function progressAfter(before: Progress, step: Taken): Progress {
  const after = decidedAfter(before, step)
  return { ...after, ...awaitedAfter(after, step) }
}

/** The contact is awaited since they were asked last. */
function awaitedAfter(
  { state, awaitedSince, remindedAt }: Progress,
  { action, at }: Taken,
): Pick<Progress, 'awaitedSince' | 'remindedAt'> {
  if (state !== 'CANDIDATE_ACCEPTED') return notAwaited
  if (action === 'CONTACT_REMINDED') return { awaitedSince, remindedAt: at }
  return isNote({ action }) ? { awaitedSince, remindedAt } : { awaitedSince: at, remindedAt: null }
}

function decidedAfter(before: Progress, step: Taken): Progress {
  const { value, at, comment, startsAt, endsAt, place } = step
  const yes = value === 'ACCEPTED'
  switch (step.action) {
    case 'PROPOSED':
      return proposed
    case 'OFFER_ANSWERED':
      return {
        ...before,
        state: yes ? 'CANDIDATE_ACCEPTED' : 'CANDIDATE_REFUSED',
        offerAnswer: value,
        offerAnsweredAt: at,
        offerComment: comment,
      }
    case 'COMPANY_DECIDED': {
      const state = yes ? 'APPOINTMENT_PROPOSED' : 'COMPANY_REFUSED'
      const decided = { companyAnswer: value, companyAnsweredAt: at, companyComment: comment, startsAt, endsAt, place }
      return { ...before, ...undecided, ...decided, state }
    }
    case 'APPOINTMENT_ANSWERED': {
      const state = yes ? 'APPOINTMENT_ACCEPTED' : 'APPOINTMENT_DECLINED'
      return { ...before, state, appointmentAnswer: value, appointmentAnsweredAt: at, appointmentComment: comment }
    }
    case 'APPOINTMENT_CLASHED':
    case 'INTERVIEW_MISSED':
    case 'INTERVIEW_CANCELLED':
      return { ...before, ...undecided, state: 'CANDIDATE_ACCEPTED' }
    case 'INTERVIEW_HELD':
      return { ...before, state: 'INTERVIEW_HELD', startsAt, endsAt }
    case 'JOB_OVER':
    case 'ENDED':
      return { ...before, state: step.action, startsAt: null, endsAt: null, place: null }
    case 'CONTACT_REMINDED':
    case 'NO_SHOW_REPORTED':
    case 'NO_SHOW_WITHDRAWN':
      return before
    case 'STEPPED_BACK':
      throw new Error('What a step back leads to is in the journal.')
  }
}

/** The steps that stand: without those taken back, and without the taking back. */
export function standing<Step extends Taken>(journal: readonly Step[]): Step[] {
  const withdrawn = new Set(journal.map(({ withdraws }) => withdraws))
  return journal.filter(({ number, action }) => action !== 'STEPPED_BACK' && !withdrawn.has(number))
}

/** What the journal holds beside the steps: whoever's turn it is, it stays. */
const notes: readonly MatchStepAction[] = ['CONTACT_REMINDED', 'NO_SHOW_REPORTED', 'NO_SHOW_WITHDRAWN']

export function isNote({ action }: Pick<Taken, 'action'>): boolean {
  return notes.includes(action)
}

/** The last step that stands. */
export function lastStanding<Step extends Taken>(journal: readonly Step[]): Step | undefined {
  return standing(journal).findLast((step) => !isNote(step))
}

/** What a journal adds up to. */
export function progressOf(journal: readonly Taken[]): Progress {
  return standing(journal).reduce(progressAfter, proposed)
}
