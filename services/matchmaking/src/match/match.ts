import { refuse } from '@passerelle/contracts'
import type {
  CandidateId,
  EmployerId,
  EmployerUserId,
  JobId,
  MatchId,
  PersonId,
  Refusal,
  SchoolId,
} from '@passerelle/kernel'
import type { MatchDocument } from './match-document.ts'
import { type Act, type Deed, type MatchSide, MatchStep } from './match-step.ts'
import {
  type Answer,
  lastStanding,
  type MatchState,
  type Progress,
  progressAfter,
  progressOf,
  proposed,
  type Slot,
  slotOf,
  undecidedStates,
} from './progress.ts'
import { closed, ended, nothingNew, notStanding, stepToWithdraw, turnOfCompany, turnOfReminder } from './turns.ts'

/** A new journal entry, nothing when all is as it was, or why not. */
export type Outcome = MatchStep | null | Refusal

/** A school puts a candidate in touch with the contact of a job. */
export class Match implements Progress {
  readonly id: MatchId
  readonly schoolId: SchoolId
  readonly candidateId: CandidateId
  /** Null until somebody has signed in as the candidate. */
  candidatePersonId: PersonId | null
  readonly jobId: JobId
  readonly employerId: EmployerId
  readonly contactUserId: EmployerUserId
  readonly contactPersonId: PersonId
  readonly documents: MatchDocument[]
  readonly proposedBy: PersonId
  readonly proposedAt: Date
  state!: MatchState
  offerAnswer!: Answer | null
  offerAnsweredAt!: Date | null
  offerComment!: string | null
  companyAnswer!: Answer | null
  companyAnsweredAt!: Date | null
  companyComment!: string | null
  startsAt!: Date | null
  endsAt!: Date | null
  place!: string | null
  appointmentAnswer!: Answer | null
  appointmentAnsweredAt!: Date | null
  appointmentComment!: string | null
  awaitedSince!: Date | null
  remindedAt!: Date | null
  /** One more whenever the company decides or its decision is taken back: names the appointment that an answer is about. */
  round: number
  /** The number of the last journal entry. */
  lastStep: number
  version!: number

  constructor(proposal: Proposal) {
    this.id = proposal.id
    this.schoolId = proposal.schoolId
    this.candidateId = proposal.candidateId
    this.candidatePersonId = proposal.candidatePersonId
    this.jobId = proposal.jobId
    this.employerId = proposal.employerId
    this.contactUserId = proposal.contactUserId
    this.contactPersonId = proposal.contactPersonId
    this.documents = proposal.documents
    this.proposedBy = proposal.by
    this.proposedAt = proposal.at
    this.round = 0
    this.lastStep = 0
    Object.assign(this, proposed)
  }

  slot(): Slot | null {
    return slotOf(this)
  }

  /** The first entry of the journal (HU-27). */
  propose(act: Act): MatchStep {
    return take(this, act, { action: 'PROPOSED' })
  }

  mayAnswerOffer(): boolean {
    return ['PROPOSED', 'CANDIDATE_ACCEPTED', 'CANDIDATE_REFUSED'].includes(this.state)
  }

  /** Until the company has decided. @returns DECISION_CLOSED */
  answerOffer(value: Answer, act: Act): Outcome {
    if (!this.mayAnswerOffer()) return ended(this) ?? closed(this, 'COMPANY_DECIDED')
    if (this.offerAnswer === value && nothingNew(act, this.offerComment)) return null
    return take(this, act, { action: 'OFFER_ANSWERED', value })
  }

  /** Yes to the candidate, which is not without a date (HU-02, HU-30). @returns NOT_YET, OFFER_REFUSED, DECISION_CLOSED */
  acceptCandidate(slot: Slot, act: Act): Outcome {
    const refusal = turnOfCompany(this)
    if (refusal) return refusal
    const same =
      this.startsAt?.getTime() === slot.startsAt.getTime() &&
      this.endsAt?.getTime() === slot.endsAt.getTime() &&
      this.place === (slot.place ?? null)
    if (same && nothingNew(act, this.companyComment)) return null
    this.round++
    return take(this, act, { action: 'COMPANY_DECIDED', value: 'ACCEPTED', slot })
  }

  /** No to the candidate; a proposed appointment goes with it (HU-34). @returns NOT_YET, OFFER_REFUSED, DECISION_CLOSED */
  refuseCandidate(act: Act): Outcome {
    const refusal = turnOfCompany(this)
    if (refusal) return refusal
    if (this.state === 'COMPANY_REFUSED' && nothingNew(act, this.companyComment)) return null
    this.round++
    return take(this, act, { action: 'COMPANY_DECIDED', value: 'REFUSED' })
  }

  /**
   * Once, about the appointment of this round and no other (HU-33).
   * @returns NOT_YET, APPOINTMENT_CHANGED with the one that stands, APPOINTMENT_IN_PAST, DECISION_CLOSED
   */
  answerAppointment(round: number, value: Answer, act: Act): Outcome {
    const over = ended(this)
    if (over) return over
    const answered = this.appointmentAnswer !== null
    if (answered && this.round === round && this.appointmentAnswer === value) return null
    if (answered) return closed(this, 'ANSWER_STAYS')
    const slot = this.slot()
    if (this.round !== round || !slot) return notStanding(this)
    if (value === 'ACCEPTED' && slot.startsAt <= act.at) {
      return refuse('APPOINTMENT_IN_PAST.ANSWERED')
    }
    return take(this, act, { action: 'APPOINTMENT_ANSWERED', value, slot })
  }

  /** The accepted time was taken meanwhile: the company may propose another. @returns null when it is about another round */
  clash(round: number, act: Act): MatchStep | null {
    if (this.state !== 'APPOINTMENT_ACCEPTED' || this.round !== round) return null
    return take(this, act, { action: 'APPOINTMENT_CLASHED', slot: this.slot() })
  }

  /** Its interview took place. @param slot when @returns null when it is about another round */
  holdInterview(round: number, slot: Slot, act: Act): MatchStep | null {
    if (this.state !== 'APPOINTMENT_ACCEPTED' || this.round !== round) return null
    return take(this, act, { action: 'INTERVIEW_HELD', slot })
  }

  /**
   * A side did not come to its interview, also where time had it held: it is the company's turn again.
   * @param slot when it was @returns null when it is about another round, or the match has gone on
   */
  missInterview(round: number, absent: MatchSide, slot: Slot, act: Act): MatchStep | null {
    if (this.round !== round || !['APPOINTMENT_ACCEPTED', 'INTERVIEW_HELD'].includes(this.state)) return null
    return take(this, act, { action: 'INTERVIEW_MISSED', slot, absent })
  }

  /** The side came after all. @returns null when the match has gone on since it was said not to have */
  takeBackMiss(round: number, journal: readonly MatchStep[], act: Act): MatchStep | null {
    const last = lastStanding(journal)
    if (this.round !== round || last?.action !== 'INTERVIEW_MISSED') return null
    return back(this, last, journal, act)
  }

  /** What is said of who came, where it moves the match no more. @returns null when it is about no interview of the match yet */
  noteNoShow(round: number, said: { absent: MatchSide; withdrawn: boolean; slot: Slot }, act: Act): MatchStep | null {
    if (round > this.round) return null
    const { absent, withdrawn, slot } = said
    return take(this, act, { action: withdrawn ? 'NO_SHOW_WITHDRAWN' : 'NO_SHOW_REPORTED', slot, absent })
  }

  /** Its interview does not take place: it is the company's turn again. @returns null when it is about another round */
  cancelInterview(round: number, act: Act): MatchStep | null {
    if (this.state !== 'APPOINTMENT_ACCEPTED' || this.round !== round) return null
    return take(this, act, { action: 'INTERVIEW_CANCELLED', slot: this.slot() })
  }

  /** The school ends what nobody has decided yet. @returns DECISION_CLOSED when it is decided, or an interview stands */
  end(act: Act): Outcome {
    if (this.state === 'ENDED') return null
    if (this.state === 'APPOINTMENT_ACCEPTED') return closed(this, 'INTERVIEW')
    if (!undecidedStates.includes(this.state)) return ended(this) ?? closed(this, 'OVER')
    return take(this, act, { action: 'ENDED', slot: this.slot() })
  }

  /** Its job is open at the school no longer: what nobody has decided yet ends. @returns null when all is decided */
  endWithJob(act: Act): MatchStep | null {
    if (!undecidedStates.includes(this.state)) return null
    return take(this, act, { action: 'JOB_OVER', slot: this.slot() })
  }

  /** Asks the contact once more for the decision that is awaited. @returns NOT_YET, OFFER_REFUSED, DECISION_CLOSED, REMINDED_ALREADY */
  remind(act: Act): MatchStep | Refusal {
    return turnOfReminder(this, act.at) ?? take(this, act, { action: 'CONTACT_REMINDED' })
  }

  /**
   * Takes the last step back, which staff made in somebody's place.
   * @param journal all entries so far, in order
   * @returns DECISION_CLOSED, NOT_BY_STAFF
   */
  stepBack(number: number, journal: readonly MatchStep[], act: Act): Outcome {
    const step = stepToWithdraw(this, number, journal)
    if (!(step instanceof MatchStep)) return step
    const wasDecision = step.action === 'COMPANY_DECIDED'
    if (wasDecision) this.round++
    return back(this, step, journal, act)
  }

  /** @returns whether the candidate's person was not known until now */
  link(personId: PersonId): boolean {
    if (this.candidatePersonId !== null) return false
    this.candidatePersonId = personId
    return true
  }
}

export interface Proposal {
  id: MatchId
  schoolId: SchoolId
  candidateId: CandidateId
  candidatePersonId: PersonId | null
  jobId: JobId
  employerId: EmployerId
  contactUserId: EmployerUserId
  contactPersonId: PersonId
  documents: MatchDocument[]
  by: PersonId
  at: Date
}

// Functions and not private methods: rows become matches without the constructor, which private methods need.
function take(match: Match, act: Act, deed: Deed): MatchStep {
  const entry = write(match, act, deed)
  Object.assign(match, progressAfter(match, entry))
  return entry
}

/** Takes the last step back: all is as it was before. */
function back(match: Match, step: MatchStep, journal: readonly MatchStep[], act: Act): MatchStep {
  const before = progressOf(journal.filter((entry) => entry !== step))
  const entry = write(match, act, { action: 'STEPPED_BACK', slot: step.slot(), withdraws: step.number })
  Object.assign(match, before)
  return entry
}

function write(match: Match, act: Act, deed: Deed): MatchStep {
  match.lastStep++
  return new MatchStep({ matchId: match.id, number: match.lastStep, round: match.round }, act, deed)
}
