import {
  type cancellationCauses,
  type NoShow,
  organisersOf,
  type Place,
  refuse,
  type TalentId,
} from '@passerelle/contracts'
import type { HostId, PersonId, Refusal } from '@passerelle/kernel'
import { noShowActions, noShowOf, type Reporter, refusalToReport, refusalToWithdraw } from '../attendance/no-show.ts'
import { ourRoom } from '../place/place.ts'
import type { Slot } from '../slot/host-slots.ts'
import { type Beginning, type Interviewer, type Receiving, type Said, without } from './beginning.ts'
import type { PreparedQuestion } from './informational.ts'
import {
  type Action,
  actionsOf,
  actionsOfCompany,
  awaitsTimes,
  type NoShowAction,
  openStatuses,
  otherSide,
  type Side,
  type Status,
} from './lifecycle.ts'
import { type Proposal, type ProposedTime, timesAsKept } from './proposed-times.ts'

/** Who takes an interview over, and their place at its event; null outside one. */
export interface Colleague {
  personId: PersonId
  name: string
  hostId: HostId | null
}

/** What took an interview away that neither of the two has cancelled. */
export type CancellationCause = (typeof cancellationCauses)[number]

/** One step in an interview's life, as it is kept with it. */
export interface Step {
  status: Status
  at: string
  /** Null when time did it. */
  by: PersonId | null
  /** The side that it was done for; null when time did it, or the organiser. */
  side: Side | null
  /** Who receives the talent after this step. */
  recruiterName: string
  startsAt: string | null
  endsAt: string | null
  reason: string | null
  /** The side that this step says did not come. */
  reportedNoShow?: Side
  /** The side of which this step takes that back. */
  withdrawnNoShow?: Side
}

export interface Interview extends Readonly<Beginning> {}

/**
 * One interview, one life: it begins as a request, a booking or a plan, and keeps its id to the end. Its fields are what
 * changes in that life, beside the half that is fixed. Methods return a refusal and change nothing, or make the change
 * and return nothing. They never look at who else is busy: the database says that (see occupancy).
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor takes over the whole first half at once
export class Interview implements Receiving {
  status!: Status
  /** The candidate's file until somebody has signed in as the candidate. */
  talent: TalentId
  hostId: HostId | null
  recruiter: PersonId
  recruiterName: string
  asksCompany: boolean
  interviewers: readonly Interviewer[]
  questions: PreparedQuestion[]
  place: Place
  /** Outside events, the times among which the talent chooses. */
  proposedTimes: ProposedTime[] = []
  startsAt: Date | null = null
  endsAt: Date | null = null
  /** iCalendar SEQUENCE (RFC 5545 §3.8.7.4). */
  sequence = 0
  changedAt!: Date
  changedBy!: PersonId | null
  reason: string | null = null
  cancellationCause: CancellationCause | null = null
  /** Who is said not to have come, in the order of the reports; one of each side at most. */
  noShows: readonly NoShow[] = []
  history: Step[] = []
  version!: number

  /** Use `requested`, `booked`, `planned` or `ofMatch`. @param by its sender when undefined */
  constructor(said: Said, origin: Beginning['origin'], slot: Slot | null, now: Date, by?: PersonId | null) {
    const {
      questions = [],
      place = ourRoom,
      hostId = null,
      talent,
      recruiter,
      recruiterName,
      asksCompany = false,
      interviewers = [],
      ...begun
    } = said
    Object.assign(this, without, begun, { origin, requestedAt: now })
    this.talent = talent
    this.hostId = hostId
    this.recruiter = recruiter
    this.recruiterName = recruiterName
    this.asksCompany = asksCompany
    this.interviewers = interviewers
    this.questions = questions
    this.place = place
    this.setSlot(slot)
    this.step(slot ? 'CONFIRMED' : 'REQUESTED', by === undefined ? this.sender() : by, null, now)
  }

  /** A request, sent by either side. */
  static requested(said: Said, now: Date): Interview {
    return new Interview(said, 'REQUEST', null, now)
  }

  /** A direct booking: confirmed at once. */
  static booked(said: Said, slot: Slot, now: Date): Interview {
    return new Interview(said, 'BOOKING', slot, now)
  }

  /** Planned outside an event, by its recruiter or a colleague. */
  static planned(said: Said, slot: Slot, now: Date): Interview {
    return new Interview(said, 'PLANNED', slot, now, said.plannedBy ?? said.recruiter)
  }

  /** The accepted appointment of a match. @param by who accepted it; null when nobody in person did */
  static ofMatch(said: Said, slot: Slot, now: Date, by: PersonId | null): Interview {
    return new Interview(said, 'MATCH', slot, now, by)
  }

  sideOf(person: PersonId): Side | undefined {
    if (person === this.talent) return 'TALENT'
    return [...this.participants(), this.plannedBy].includes(person) ? 'RECRUITER' : undefined
  }

  /** Everybody whose time it takes; the talent and the recruiter first. */
  participants(): TalentId[] {
    return [this.talent, ...this.receiving().map(({ personId }) => personId)]
  }

  /** Who of the company meets the talent; the recruiter first. */
  receiving(): Interviewer[] {
    return [{ personId: this.recruiter, name: this.recruiterName }, ...this.interviewers]
  }

  /** A person: only who has signed in asks or books. */
  sender(): PersonId {
    return this.sentBy === 'TALENT' ? (this.talent as PersonId) : this.recruiter
  }

  /** Half-open; null before it was ever confirmed. */
  slot(): Slot | null {
    return this.startsAt && this.endsAt ? { startsAt: this.startsAt, endsAt: this.endsAt } : null
  }

  /**
   * What this person may do now, by the name of the mutation.
   * @param runsCompany whether it is an admin or the owner of the company, who need not take part
   */
  actions(person: PersonId, now: Date, runsCompany = false): (Action | NoShowAction)[] {
    const decides = person === this.talent || organisersOf(this).includes(person)
    const asSide = decides ? actionsOf(this, this.sideOf(person)!, now) : []
    const asCompany = runsCompany && person !== this.talent ? actionsOfCompany(this, now) : []
    const noShow = decides || runsCompany ? noShowActions(this, this.actsFor(person), now) : []
    return [...new Set([...asSide, ...asCompany]), ...noShow]
  }

  /** Whether it waits for this person: a request to answer, a slot to choose, or times to propose. */
  needsActionOf(person: PersonId): boolean {
    if (this.status === 'REQUESTED') return person === (this.sentBy === 'TALENT' ? this.recruiter : this.talent)
    return this.status === 'IN_SCHEDULING' && person === (awaitsTimes(this) ? this.recruiter : this.talent)
  }

  /** @param proposal outside events, the times among which the talent chooses, and where */
  accept(by: PersonId, now: Date, proposal?: Proposal): Refusal | undefined {
    const refusal = this.refusalTo('ACCEPT', by, now)
    if (refusal) return refusal
    this.asksCompany = false
    if (proposal) this.take(proposal)
    return this.step('IN_SCHEDULING', by, null, now)
  }

  /** Other times in the place of those before. */
  propose(proposal: Proposal, by: PersonId, now: Date): Refusal | undefined {
    const refusal = this.refusalTo('PROPOSE_TIMES', by, now)
    if (refusal) return refusal
    this.take(proposal)
    return this.step('IN_SCHEDULING', by, null, now)
  }

  /** None of the times suits the talent. @param reason when the talent could, for instance */
  refuseTimes(by: PersonId, reason: string | null, now: Date): Refusal | undefined {
    const refusal = this.refusalTo('REFUSE_TIMES', by, now)
    if (refusal) return refusal
    this.proposedTimes = []
    return this.step('IN_SCHEDULING', by, reason, now)
  }

  reject(by: PersonId, reason: string | null, now: Date): Refusal | undefined {
    return this.refusalTo('REJECT', by, now) ?? this.step('REJECTED', by, reason, now)
  }

  /** The talent confirms at this slot. Of a recruiter's request it is the acceptance too. */
  choose(slot: Slot, by: PersonId, now: Date): Refusal | undefined {
    const refusal = this.refusalTo('CHOOSE_SLOT', by, now)
    if (refusal) return refusal
    this.setSlot(slot)
    return this.step('CONFIRMED', by, null, now)
  }

  reschedule(slot: Slot, by: PersonId, now: Date): Refusal | undefined {
    const refusal = this.refusalTo('RESCHEDULE', by, now)
    if (refusal) return refusal
    this.setSlot(slot)
    this.sequence += 1
    // Whoever was missing then is awaited at the new time.
    this.noShows = []
    return this.step('CONFIRMED', by, null, now)
  }

  cancel(by: PersonId, reason: string | null, now: Date, runsCompany = false): Refusal | undefined {
    return this.refusalTo('CANCEL', by, now, runsCompany) ?? this.end(by, this.actsFor(by), reason, now)
  }

  /** Hands it to a colleague of the recruiter; its time stays. Who was one more interviewer is its recruiter instead. */
  reassign(to: Colleague, by: PersonId, now: Date, runsCompany = false): Refusal | undefined {
    const refusal = this.refusalTo('REASSIGN', by, now, runsCompany)
    if (refusal) return refusal
    const side = this.actsFor(by)
    this.recruiter = to.personId
    this.recruiterName = to.name
    this.hostId = to.hostId
    this.asksCompany = false
    // The times were those of the one before; who takes it over proposes others.
    if (this.status === 'IN_SCHEDULING') this.proposedTimes = []
    this.interviewers = this.interviewers.filter(({ personId }) => personId !== to.personId)
    if (this.status === 'CONFIRMED') this.sequence += 1
    return this.step(this.status, by, null, now, side)
  }

  /** It takes place somewhere else; its time stays. */
  relocate(place: Place, by: PersonId, now: Date): Refusal | undefined {
    const refusal = this.refusalTo('RELOCATE', by, now)
    if (refusal) return refusal
    return this.follow(place, by, now)
  }

  /** Its event is somewhere else now, or its recruiter stands elsewhere there. */
  follow(place: Place, by: PersonId | null, now: Date): undefined {
    this.place = place
    this.sequence += 1
    return this.step(this.status, by, null, now)
  }

  /**
   * One more interviewer has left the company; it stands with the others.
   * @param by who sent them away, as far as is known
   * @returns false when they take no part, or it is over
   */
  partWith(person: PersonId, by: PersonId | null, now: Date): boolean {
    if (!openStatuses.includes(this.status) || (this.endsAt && this.endsAt <= now)) return false
    const others = this.interviewers.filter(({ personId }) => personId !== person)
    if (others.length === this.interviewers.length) return false
    this.interviewers = others
    this.changedBy = by
    this.changedAt = now
    if (this.status === 'CONFIRMED') this.sequence += 1
    return true
  }

  /**
   * Its talent has turned out to be this person.
   * @returns false when that is somebody who receives the talent: nobody meets himself
   */
  link(person: PersonId, now: Date): boolean {
    if (this.receiving().some(({ personId }) => personId === person)) return false
    this.talent = person
    this.changedBy = null
    this.changedAt = now
    return true
  }

  /** What it needs is there no more. @returns false when the interview had ended already */
  callOff(cause: CancellationCause, by: PersonId | null, now: Date): boolean {
    if (!openStatuses.includes(this.status) || (this.endsAt && this.endsAt <= now)) return false
    this.cancellationCause = cause
    this.end(by, null, null, now)
    return true
  }

  /** Its time is over. @returns false when it is not, or no longer confirmed */
  complete(now: Date): boolean {
    if (this.status !== 'CONFIRMED' || this.endsAt! > now) return false
    this.step('COMPLETED', null, null, now)
    return true
  }

  /** A side did not come. @returns false when that is said already */
  reportNoShow(absent: Side, { by, personId }: Reporter, now: Date): Refusal | boolean {
    const refusal = refusalToReport(this, now)
    if (refusal) return refusal
    if (noShowOf(this, absent)) return false
    this.noShows = [...this.noShows, { side: absent, by, personId, at: now.toISOString() }]
    this.step(this.status, personId, null, now, by, { reportedNoShow: absent })
    return true
  }

  /** It did come after all, says whoever had reported it. @returns false when nobody says that it did not */
  withdrawNoShow(absent: Side, { by, personId }: Reporter, now: Date): Refusal | boolean {
    const refusal = refusalToWithdraw(this, absent, by, now)
    if (refusal) return refusal
    if (!noShowOf(this, absent)) return false
    this.noShows = this.noShows.filter(({ side }) => side !== absent)
    this.step(this.status, personId, null, now, by, { withdrawnNoShow: absent })
    return true
  }

  /** Questions for an informational interview that is still to come. */
  prepare(questions: PreparedQuestion[], by: PersonId): Refusal | undefined {
    if (this.kind !== 'INFORMATIONAL') return refuse('NOT_INFORMATIONAL.QUESTIONS')
    if (by !== this.talent) return refuse('FORBIDDEN.TALENT_PREPARES')
    if (!openStatuses.includes(this.status)) {
      return refuse('WRONG_STATE.QUESTIONS', { status: this.status }, { status: this.status })
    }
    this.questions = questions
    return undefined
  }

  private end(by: PersonId | null, side: Side | null, reason: string | null, now: Date): undefined {
    if (this.status === 'CONFIRMED') this.sequence += 1
    return this.step('CANCELLED', by, reason, now, side)
  }

  /** Whoever is not the talent acts for the company. */
  private actsFor(person: PersonId): Side {
    return this.sideOf(person) ?? 'RECRUITER'
  }

  /** Why this person may not do that now; undefined when he may. */
  refusalTo(action: Action, by: PersonId, now: Date, runsCompany = false): Refusal | undefined {
    if (this.actions(by, now, runsCompany).includes(action)) return undefined
    if (runsCompany && by !== this.talent) {
      return refuse(`WRONG_STATE.${action}`, { status: this.status }, { status: this.status })
    }
    if (this.interviewers.some(({ personId }) => personId === by)) return refuse('FORBIDDEN.LEAVE_IT_TO_RECRUITER')
    const side = this.sideOf(by)
    if (!side) return refuse('FORBIDDEN.LEAVE_IT_TO_COLLEAGUE')
    const theirs = actionsOf(this, otherSide(side), now).includes(action)
    if (theirs) return refuse(`FORBIDDEN.${action}`)
    return refuse(`WRONG_STATE.${action}`, { status: this.status }, { status: this.status })
  }

  private take({ times, place }: Proposal): void {
    this.proposedTimes = timesAsKept(times)
    this.place = place
  }

  private setSlot(slot: Slot | null): void {
    this.startsAt = slot?.startsAt ?? null
    this.endsAt = slot?.endsAt ?? null
  }

  private step(
    status: Status,
    by: PersonId | null,
    reason: string | null,
    now: Date,
    side: Side | null = (by && this.sideOf(by)) ?? null,
    noShow: Pick<Step, 'reportedNoShow' | 'withdrawnNoShow'> = {},
  ): undefined {
    this.status = status
    this.changedBy = by
    this.changedAt = now
    this.reason = reason
    const [startsAt, endsAt] = [this.startsAt?.toISOString() ?? null, this.endsAt?.toISOString() ?? null]
    const { recruiterName } = this
    const step = { status, at: now.toISOString(), by, side, recruiterName, startsAt, endsAt, reason, ...noShow }
    this.history = [...this.history, step]
  }
}
