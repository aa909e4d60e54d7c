import type { interviewKinds } from '@passerelle/contracts'
import {
  type CandidateId,
  type EmployerId,
  type EventId,
  type HostId,
  type InterviewId,
  type JobId,
  type MatchId,
  type PersonId,
  type Refusal,
  refuse,
} from '@passerelle/kernel'
import type { Slot } from '../slot/host-slots.ts'
import type { Expectations, PreparedQuestion } from './informational.ts'
import { type Action, actionsOf, openStatuses, otherSide, type Side, type Status } from './lifecycle.ts'

/** One step in an interview's life, as it is kept with it. */
export interface Step {
  status: Status
  at: string
  /** Null when time did it, or the organiser. */
  by: PersonId | null
  startsAt: string | null
  endsAt: string | null
  reason: string | null
}

/** What is known when an interview begins. Names are those of that day. */
export interface Beginning {
  id: InterviewId
  eventId: EventId | null
  eventName: string | null
  hostId: HostId | null
  employerId: EmployerId
  companyName: string
  jobId: JobId | null
  candidateId: CandidateId
  talent: PersonId
  talentName: string
  recruiter: PersonId
  recruiterName: string
  sentBy: Side
  /** Who made it so; its sender when absent. */
  by?: PersonId | null
  message: string | null
  question: string | null
  answer: string | null
  timeZone: string
  /** A job interview when absent. */
  kind?: Kind
  /** Others of the company who take part. */
  interviewers?: Interviewer[]
  /** The match whose appointment it is, and which of its dates. */
  match?: { id: MatchId; round: number }
  /** What the talent brings to an informational interview. */
  brings?: Expectations
}

export type Kind = (typeof interviewKinds)[number]

export interface Interviewer {
  personId: PersonId
  name: string
}

/**
 * One interview, one life: it begins as a request, a booking or a plan, and keeps its id to the end. Methods return a
 * refusal and change nothing, or make the change and return nothing. They never look at who else is busy: the database
 * says that (see occupancy).
 */
export class Interview {
  id: InterviewId
  eventId: EventId | null
  eventName: string | null
  hostId: HostId | null
  employerId: EmployerId
  companyName: string
  jobId: JobId | null
  candidateId: CandidateId
  talent: PersonId
  talentName: string
  recruiter: PersonId
  recruiterName: string
  /** Other people of the company who take part; they read it, and leave changes to the recruiter. */
  interviewers: Interviewer[]
  kind: Kind
  origin: 'REQUEST' | 'BOOKING' | 'PLANNED' | 'MATCH'
  matchId: MatchId | null
  matchRound: number | null
  sentBy: Side
  status: Status
  message: string | null
  question: string | null
  answer: string | null
  /** Why the talent would like to work for this company; informational interviews only (II-08). */
  whyThisCompany: string | null
  questions: PreparedQuestion[]
  startsAt: Date | null = null
  endsAt: Date | null = null
  timeZone: string
  /** iCalendar SEQUENCE (RFC 5545 §3.8.7.4). */
  sequence = 0
  requestedAt: Date
  changedAt: Date
  changedBy: PersonId | null
  reason: string | null = null
  history: Step[] = []
  version!: number

  /** Use `requested`, `booked`, `planned` or `ofMatch`. */
  constructor(begun: Beginning, origin: Interview['origin'], status: Status, slot: Slot | null, now: Date) {
    this.id = begun.id
    this.eventId = begun.eventId
    this.eventName = begun.eventName
    this.hostId = begun.hostId
    this.employerId = begun.employerId
    this.companyName = begun.companyName
    this.jobId = begun.jobId
    this.candidateId = begun.candidateId
    this.talent = begun.talent
    this.talentName = begun.talentName
    this.recruiter = begun.recruiter
    this.recruiterName = begun.recruiterName
    this.sentBy = begun.sentBy
    this.message = begun.message
    this.question = begun.question
    this.answer = begun.answer
    this.timeZone = begun.timeZone
    this.kind = begun.kind ?? 'JOB'
    this.interviewers = begun.interviewers ?? []
    this.matchId = begun.match?.id ?? null
    this.matchRound = begun.match?.round ?? null
    this.whyThisCompany = begun.brings?.whyThisCompany ?? null
    this.questions = begun.brings?.questions ?? []
    this.origin = origin
    this.status = status
    this.requestedAt = now
    this.changedAt = now
    this.changedBy = begun.by === undefined ? this.sender() : begun.by
    this.place(slot)
    this.step(status, this.changedBy, null, now)
  }

  /** A request, sent by either side. */
  static requested(begun: Beginning, now: Date): Interview {
    return new Interview(begun, 'REQUEST', 'REQUESTED', null, now)
  }

  /** A direct booking: confirmed at once. */
  static booked(begun: Beginning, slot: Slot, now: Date): Interview {
    return new Interview(begun, 'BOOKING', 'CONFIRMED', slot, now)
  }

  /** Planned by a recruiter outside an event. */
  static planned(begun: Beginning, slot: Slot, now: Date): Interview {
    return new Interview(begun, 'PLANNED', 'CONFIRMED', slot, now)
  }

  /** The accepted appointment of a match. */
  static ofMatch(begun: Beginning, slot: Slot, now: Date): Interview {
    return new Interview(begun, 'MATCH', 'CONFIRMED', slot, now)
  }

  sideOf(person: PersonId): Side | undefined {
    if (person === this.talent) return 'TALENT'
    return this.participants().includes(person) ? 'RECRUITER' : undefined
  }

  /** Everybody whose time it takes; the talent and the recruiter first. */
  participants(): PersonId[] {
    return [this.talent, this.recruiter, ...this.interviewers.map(({ personId }) => personId)]
  }

  sender(): PersonId {
    return this.sentBy === 'TALENT' ? this.talent : this.recruiter
  }

  /** Half-open; null before it was ever confirmed. */
  slot(): Slot | null {
    return this.startsAt && this.endsAt ? { startsAt: this.startsAt, endsAt: this.endsAt } : null
  }

  /** What this person may do now, by the name of the mutation. */
  actions(person: PersonId, now: Date): Action[] {
    if (person !== this.talent && person !== this.recruiter) return []
    return actionsOf(this, this.sideOf(person)!, now)
  }

  /** Whether it waits for this person: a request to answer, or a slot to choose. */
  needsActionOf(person: PersonId): boolean {
    if (this.status === 'REQUESTED') return person === (this.sentBy === 'TALENT' ? this.recruiter : this.talent)
    return this.status === 'IN_SCHEDULING' && person === this.talent
  }

  accept(by: PersonId, now: Date): Refusal | undefined {
    return this.refusalTo('ACCEPT', by, now) ?? this.step('IN_SCHEDULING', by, null, now)
  }

  reject(by: PersonId, reason: string | null, now: Date): Refusal | undefined {
    return this.refusalTo('REJECT', by, now) ?? this.step('REJECTED', by, reason, now)
  }

  /** The talent confirms at this slot. Of a recruiter's request it is the acceptance too. */
  choose(slot: Slot, by: PersonId, now: Date): Refusal | undefined {
    const refusal = this.refusalTo('CHOOSE_SLOT', by, now)
    if (refusal) return refusal
    this.place(slot)
    return this.step('CONFIRMED', by, null, now)
  }

  reschedule(slot: Slot, by: PersonId, now: Date): Refusal | undefined {
    const refusal = this.refusalTo('RESCHEDULE', by, now)
    if (refusal) return refusal
    this.place(slot)
    this.sequence += 1
    return this.step('CONFIRMED', by, null, now)
  }

  cancel(by: PersonId, reason: string | null, now: Date): Refusal | undefined {
    return this.refusalTo('CANCEL', by, now) ?? this.end(by, reason, now)
  }

  /** The organiser called the event off. @returns false when the interview had ended already */
  callOff(by: PersonId | null, now: Date): boolean {
    const open = this.status === 'REQUESTED' || this.status === 'IN_SCHEDULING' || this.status === 'CONFIRMED'
    if (open) this.end(by, null, now)
    return open
  }

  /** Its time is over. @returns false when it is not, or no longer confirmed */
  complete(now: Date): boolean {
    if (this.status !== 'CONFIRMED' || this.endsAt! > now) return false
    this.step('COMPLETED', null, null, now)
    return true
  }

  /** Questions for an informational interview that is still to come. */
  prepare(questions: PreparedQuestion[], by: PersonId): Refusal | undefined {
    if (this.kind !== 'INFORMATIONAL')
      return refuse('NOT_INFORMATIONAL', 'Questions belong to informational interviews.')
    if (by !== this.talent) return refuse('FORBIDDEN', 'The talent prepares the questions.')
    if (!openStatuses.includes(this.status)) {
      return refuse('WRONG_STATE', `This interview is ${this.status}: questions come before it.`, {
        status: this.status,
      })
    }
    this.questions = questions
    return undefined
  }

  private end(by: PersonId | null, reason: string | null, now: Date): undefined {
    if (this.status === 'CONFIRMED') this.sequence += 1
    return this.step('CANCELLED', by, reason, now)
  }

  /** Why this person may not do that now; undefined when he may. */
  refusalTo(action: Action, by: PersonId, now: Date): Refusal | undefined {
    if (this.actions(by, now).includes(action)) return undefined
    if (this.interviewers.some(({ personId }) => personId === by)) return refuse('FORBIDDEN', leaveItToTheRecruiter)
    const theirs = actionsOf(this, otherSide(this.sideOf(by) ?? 'TALENT'), now).includes(action)
    if (theirs) return refuse('FORBIDDEN', notYours[action])
    return refuse('WRONG_STATE', `${impossible[action]} This one is ${this.status}.`, { status: this.status })
  }

  private place(slot: Slot | null): void {
    this.startsAt = slot?.startsAt ?? null
    this.endsAt = slot?.endsAt ?? null
  }

  private step(status: Status, by: PersonId | null, reason: string | null, now: Date): undefined {
    this.status = status
    this.changedBy = by
    this.changedAt = now
    this.reason = reason
    const [startsAt, endsAt] = [this.startsAt?.toISOString() ?? null, this.endsAt?.toISOString() ?? null]
    this.history = [...this.history, { status, at: now.toISOString(), by, startsAt, endsAt, reason }]
  }
}

const leaveItToTheRecruiter = 'You take part, and the recruiter who planned this changes it: ask them.'

const notYours: Record<Action, string> = {
  ACCEPT: 'You sent this request, so the other side accepts it. You may withdraw it.',
  REJECT: 'You sent this request, so the other side rejects it. You may withdraw it.',
  CHOOSE_SLOT: 'The talent chooses the slot. You will be told when that has happened.',
  RESCHEDULE: 'Only the two who take part may move this interview.',
  CANCEL: 'This request was sent to you: reject it instead.',
}

const impossible: Record<Action, string> = {
  ACCEPT: 'Only a request that has not been answered can be accepted.',
  REJECT: 'Only a request that has not been answered can be rejected.',
  CHOOSE_SLOT: 'A slot can be chosen for an accepted request, or for one that a recruiter sent.',
  RESCHEDULE: 'Only a confirmed interview that is not over can be moved.',
  CANCEL: 'Only a request, or an interview that is not over, can be cancelled.',
}
