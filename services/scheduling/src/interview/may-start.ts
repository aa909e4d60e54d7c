import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { CandidateId, HostId, PersonId, Refusal } from '@passerelle/kernel'
import { seesHost } from '../availability/host-access.ts'
import type { Context } from '../context.ts'
import { type Meeting, meetingOf } from './circumstances.ts'
import { refusalToStart, type Start } from './starting.ts'

/** @returns the host and the talent when they may start an interview now, otherwise why not */
export async function mayStart(
  em: EntityManager,
  ctx: Context,
  start: Start,
  hostId: string,
  talent: { personId: PersonId } | { candidateId: CandidateId },
): Promise<Meeting | Refusal> {
  const { viewer, now } = ctx
  const meeting = await meetingOf(em, hostId as HostId, talent, now())
  if (!meeting || !(await knowsHost(ctx, start, meeting))) return refuse('NOT_FOUND.HOST')
  const { personId, employerId } = meeting.host
  if (start === 'OFFER' && !(personId === viewer.personId && viewer.worksFor(employerId))) {
    return refuse('FORBIDDEN.OWN_PLACE')
  }
  const refusal = refusalToStart(start, meeting, now())
  if (refusal) return refusal
  if (meeting.talent?.personId !== personId) return meeting
  return refuse('FORBIDDEN.WITH_ONESELF')
}

/** Candidates of the school are told to register first (TS-12); for others who do not see the host there is none. */
async function knowsHost(ctx: Context, start: Start, { host, event, talentRegistered }: Meeting): Promise<boolean> {
  if (talentRegistered && start !== 'OFFER') return true
  if (ctx.viewer.candidateAt(event.schoolId)) return true
  return seesHost(ctx, { ...host, eventId: event.id })
}
