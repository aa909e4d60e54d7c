import type { JournalEntry } from '@passerelle/journal'
import type {
  ApprovalId,
  BoothId,
  CandidateId,
  EmployerId,
  EventId,
  InterviewId,
  InvitationId,
  JobId,
  MatchId,
  PersonId,
  RegistrationId,
  SchoolId,
} from '@passerelle/kernel'

/** What a fact points to; each is read where it lives, by those who may. */
export interface About {
  approval?: ApprovalId
  booth?: BoothId
  candidate?: CandidateId
  employer?: EmployerId
  event?: EventId
  interview?: InterviewId
  invitation?: InvitationId
  job?: JobId
  match?: MatchId
  person?: PersonId
  registration?: RegistrationId
}

/** A fact as a school's feed keeps it. */
export interface FeedFact {
  type: string
  schoolId: SchoolId
  about: About
}

/** A fact at its place in the feed of a school: positions run from 1 without gaps. */
export type SchoolFeedEntry = JournalEntry<FeedFact>

/** The journal keeps a stream for each school. */
export function feedOf(school: string): string {
  return `feed of ${school}`
}
