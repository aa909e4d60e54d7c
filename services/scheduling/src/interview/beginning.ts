import type { interviewKinds, Place, TalentId } from '@passerelle/contracts'
import type {
  CandidateId,
  EmployerId,
  EventId,
  HostId,
  InformationalOfferId,
  InterviewId,
  JobId,
  MatchId,
  PersonId,
} from '@passerelle/kernel'
import type { PreparedQuestion } from './informational.ts'
import type { Side } from './lifecycle.ts'

export type Kind = (typeof interviewKinds)[number]

export interface Interviewer {
  personId: PersonId
  name: string
}

/** The first half: what is fixed when an interview begins. Names are those of that day. */
export interface Beginning {
  id: InterviewId
  eventId: EventId | null
  eventName: string | null
  employerId: EmployerId
  companyName: string
  jobId: JobId | null
  candidateId: CandidateId
  talentName: string
  kind: Kind
  origin: 'REQUEST' | 'BOOKING' | 'PLANNED' | 'MATCH'
  /** The match whose appointment it is, and which of its dates. */
  matchId: MatchId | null
  matchRound: number | null
  /** From what somebody of the company offers outside events it was asked for. */
  offerId: InformationalOfferId | null
  sentBy: Side
  message: string | null
  question: string | null
  answer: string | null
  /** Why the talent would like to work for this company; informational interviews only (II-08). */
  whyThisCompany: string | null
  timeZone: string
  requestedAt: Date
  /** The colleague who planned it for its recruiter; null where nobody did. */
  plannedBy: PersonId | null
  plannedByName: string | null
}

/** Who of the company meets the talent. Named as well when an interview begins, and changed when it is handed to a colleague. */
export interface Receiving {
  /** The recruiter's place at the event; null outside one. */
  hostId: HostId | null
  recruiter: PersonId
  recruiterName: string
  /** The company was asked, and has not named anybody yet: the recruiter answers for it. */
  asksCompany: boolean
  /** Other people of the company who take part; they read it, and leave changes to the recruiter. */
  interviewers: readonly Interviewer[]
}

/** What an interview has of the first half when whoever begins it says nothing of it. */
export const without = {
  eventId: null,
  eventName: null,
  jobId: null,
  kind: 'JOB',
  matchId: null,
  matchRound: null,
  offerId: null,
  message: null,
  question: null,
  answer: null,
  whyThisCompany: null,
  plannedBy: null,
  plannedByName: null,
} as const satisfies Partial<Beginning>

type Optional = keyof typeof without

/** What the one who begins an interview says of it, who the talent is and who receives them, the questions prepared already, and where it is: in our room when left out. */
export type Said = Omit<Beginning, Optional | 'origin' | 'requestedAt'> &
  Partial<Pick<Beginning, Optional>> &
  Pick<Receiving, 'recruiter' | 'recruiterName'> & { talent: TalentId } & Partial<Receiving> & {
    questions?: PreparedQuestion[]
    place?: Place
  }
