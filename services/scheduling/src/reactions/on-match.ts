import type { EntityManager } from '@mikro-orm/postgresql'
import {
  appointmentClashed,
  interviewConfirmed,
  type MatchState,
  matchFacts,
  type Place,
  placeWritten,
  type TalentId,
} from '@passerelle/contracts'
import { defaultTimeZone, folded, isId, newId } from '@passerelle/kernel'
import { emit, reaction } from '@passerelle/messaging'
import { insertOnce } from '@passerelle/persistence'
import { Interview } from '../interview/interview.ts'
import { tell } from '../interview/tell.ts'
import { occupantOf } from '../occupancy/occupant-of.ts'
import { takeTime } from '../occupancy/take-time.ts'
import { ourRoom } from '../place/place.ts'
import { CandidateProjection, PersonProjection } from '../projections/projections.ts'
import type { Slot } from '../slot/host-slots.ts'

export const onMatch = reaction(matchFacts, ({ em, event, now }) => meet(em, event.data, now))

/**
 * An appointment that the candidate accepted becomes a confirmed interview, which takes the time of both (Q10). When
 * somebody has taken that time meanwhile there is no interview, and the match is told.
 */
async function meet(em: EntityManager, match: MatchState, now: Date): Promise<void> {
  const { state, appointment, id: matchId, round } = match
  if (state !== 'APPOINTMENT_ACCEPTED' || !appointment) return
  if (await em.findOne(Interview, { matchId, matchRound: round })) return
  const slot = { startsAt: new Date(appointment.startsAt), endsAt: new Date(appointment.endsAt) }
  const interview = await interviewOf(em, match, await talentOf(em, match), slot, now)
  const busy = await takeTimeOrNone(em, interview, slot)
  if (busy.length > 0) return sayClash(em, match, busy)
  em.persist(interview)
  tell(em, interviewConfirmed, interview)
}

async function interviewOf(
  em: EntityManager,
  match: MatchState,
  talent: TalentId,
  slot: Slot,
  now: Date,
): Promise<Interview> {
  const contact = await em.findOne(PersonProjection, { id: match.contactPersonId })
  const candidate = isId('per', talent) ? await em.findOne(PersonProjection, { id: talent }) : null
  const said = {
    id: newId('itv'),
    employerId: match.employerId,
    companyName: match.companyName,
    jobId: match.jobId,
    candidateId: match.candidateId,
    talent,
    talentName: match.candidateName,
    recruiter: match.contactPersonId,
    recruiterName: contact?.name ?? match.companyName,
    sentBy: 'RECRUITER' as const,
    timeZone: contact?.timeZone ?? candidate?.timeZone ?? defaultTimeZone,
    matchId: match.id,
    matchRound: match.round,
    place: placeOf(match),
  }
  return Interview.ofMatch(said, slot, now, match.change.author)
}

/** As matchmaking knows the candidate, where word of who it is has come by the match first. */
async function talentOf(em: EntityManager, match: MatchState): Promise<TalentId> {
  const { candidateId: id, candidatePersonId, candidateName: name, schoolId } = match
  let talent = await occupantOf(em, id)
  if (!talent) {
    // Its row is what word of who it is waits for: it is there before that word has come.
    const unknown = { personId: null, programme: null, graduationYear: null, sortProgramme: null }
    await insertOnce(em, CandidateProjection, { id, schoolId, name, sortName: folded(name), ...unknown }, ['id'])
    talent = await occupantOf(em, id)
  }
  return talent === id ? (candidatePersonId ?? id) : talent!
}

/** As the contact wrote it; our room when nothing was. */
function placeOf({ appointment }: MatchState): Place {
  return (appointment?.place && placeWritten(appointment.place)) || ourRoom
}

/** Who was free stays free when the other is busy: this transaction goes on and tells it. Nobody meets himself. */
async function takeTimeOrNone(em: EntityManager, interview: Interview, slot: Slot): Promise<TalentId[]> {
  if (interview.talent === interview.recruiter) return [interview.talent]
  const busy = await takeTime(em, interview.id, interview.participants(), slot)
  if (busy.length > 0) await em.execute('delete from occupancy where interview_id = ?', [interview.id])
  return busy
}

function sayClash(em: EntityManager, match: MatchState, busy: TalentId[]): void {
  const { startsAt, endsAt } = match.appointment!
  // One clash for each round of a match at most, and rounds only rise: the round is its version.
  const aggregate = { id: match.id, version: match.round }
  emit(em, appointmentClashed, aggregate, { matchId: match.id, round: match.round, startsAt, endsAt, busy })
}
