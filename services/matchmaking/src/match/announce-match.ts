import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, MatchState } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import { remindsInTime } from '../reminder/reminds-in-time.ts'
import type { Match } from './match.ts'
import { namesOf } from './match-names.ts'
import type { Act } from './match-step.ts'
import type { Slot } from './progress.ts'

export interface Change {
  act: Pick<Act, 'subject' | 'author' | 'channel' | 'comment' | 'at'>
  /** The appointment that stood before. */
  before: Slot | null
}

/** Tells what has become of a match, and has its contact reminded in time while they are to decide. Leaves with the transaction. */
export async function announceMatch(
  em: EntityManager,
  fact: Contract<MatchState>,
  match: Match,
  change: Change,
): Promise<void> {
  await tellOfMatch(em, fact, match, change)
  await remindsInTime(em, match)
}

/** Tells the same of what changes neither who is to decide nor since when. */
export async function tellOfMatch(
  em: EntityManager,
  fact: Contract<MatchState>,
  match: Match,
  { act, before }: Change,
): Promise<void> {
  const [names] = await namesOf(em, [match])
  const {
    id,
    schoolId,
    candidateId,
    candidatePersonId,
    jobId,
    employerId,
    contactUserId,
    contactPersonId,
    proposedBy,
  } = match
  const { subject, author, channel, comment, at } = act
  const slot = match.slot()
  const gone = before !== null && before.startsAt.getTime() !== slot?.startsAt.getTime()
  const data: MatchState = {
    ...{ id, schoolId, candidateId, candidatePersonId, jobId, employerId, contactUserId, contactPersonId, proposedBy },
    schoolName: names!.school,
    candidateName: names!.candidate,
    jobTitle: names!.job,
    companyName: names!.company,
    state: match.state,
    round: match.round,
    appointment: slot && { ...times(slot), ...(slot.place && { place: slot.place }) },
    withdrawn: gone ? times(before) : null,
    change: { subject, author, channel, comment, at: at.toISOString() },
  }
  emit(em, fact, match, data, author === null ? {} : { actor: author })
}

function times(slot: Slot): { startsAt: string; endsAt: string } {
  return { startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() }
}
