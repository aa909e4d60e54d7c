import type { EntityManager } from '@mikro-orm/postgresql'
import { type CandidateId, type HostId, type PersonId, type Refusal, refuse } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { type Meeting, meetingOf } from './circumstances.ts'
import { refusalToStart, type Start } from './starting.ts'

/** @returns the host and the talent when they may start an interview now, otherwise why not */
export async function mayStart(
  em: EntityManager,
  { viewer, now }: Context,
  start: Start,
  hostId: string,
  talent: { personId: PersonId } | { candidateId: CandidateId },
): Promise<Meeting | Refusal> {
  const meeting = await meetingOf(em, hostId as HostId, talent, now())
  if (!meeting) return refuse('NOT_FOUND', 'There is no such recruiter. Look again in the directory of the event.')
  if (start === 'OFFER' && meeting.host.personId !== viewer.personId) {
    return refuse('FORBIDDEN', 'You can send requests only for yourself: use your own place at the event.')
  }
  const refusal = refusalToStart(start, meeting, now())
  if (refusal) return refusal
  if (meeting.talent?.personId !== meeting.host.personId) return meeting
  return refuse('FORBIDDEN', 'Nobody can have an interview with himself.')
}
