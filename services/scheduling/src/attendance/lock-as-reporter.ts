import type { EntityManager } from '@mikro-orm/postgresql'
import { organisersOf, refuse } from '@passerelle/contracts'
import { type InterviewId, isRefusal, type Refusal, type SchoolId } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Interview } from '../interview/interview.ts'
import { readsInterview, runsCompanyOf, takesPartAs } from '../interview/interview-access.ts'
import type { Side } from '../interview/lifecycle.ts'
import { lockById } from '../interview/lock-interview.ts'
import { CandidateProjection, EventProjection } from '../projections/projections.ts'
import type { Reporter } from './no-show.ts'

const permission = 'MANAGE_EVENTS'

/**
 * The interview, locked, and for whom the viewer says who did not come: the talent; who leads or planned it, or runs the company,
 * for the company; staff of the school that it belongs to.
 * @returns NOT_FOUND, FORBIDDEN
 */
export async function lockAsReporter(
  em: EntityManager,
  id: string,
  viewer: Viewer,
): Promise<{ interview: Interview; reporter: Reporter } | Refusal> {
  const interview = await lockById(em, id as InterviewId)
  if (!interview) return refuse('NOT_FOUND.INTERVIEW')
  const by = sideFor(viewer, interview) ?? (await refusalToOthers(em, viewer, interview)) ?? null
  return isRefusal(by) ? by : { interview, reporter: { by, personId: viewer.personId } }
}

function sideFor(viewer: Viewer, interview: Interview): Side | undefined {
  const side = takesPartAs(viewer, interview)
  if (side === 'TALENT') return side
  const decides = side !== undefined && organisersOf(interview).includes(viewer.personId)
  return decides || runsCompanyOf(viewer, interview) ? 'RECRUITER' : undefined
}

/** Undefined for staff of the school who see to its events. */
async function refusalToOthers(em: EntityManager, viewer: Viewer, interview: Interview): Promise<Refusal | undefined> {
  const school = await schoolOf(em, interview)
  if (school && viewer.staffOf(school, permission)) return undefined
  if (takesPartAs(viewer, interview)) return refuse('FORBIDDEN.LEAVE_IT_TO_RECRUITER')
  if (readsInterview(viewer, interview)) return refuse('FORBIDDEN.LEAVE_IT_TO_COLLEAGUE')
  return school && viewer.staffOf(school)
    ? refuse('FORBIDDEN.PERMISSION_NEEDED', { permission })
    : refuse('NOT_FOUND.INTERVIEW')
}

/** The school that organises the event; outside events that of the candidate. */
async function schoolOf(
  em: EntityManager,
  { eventId, candidateId }: Pick<Interview, 'eventId' | 'candidateId'>,
): Promise<SchoolId | undefined> {
  const of = eventId
    ? await em.findOne(EventProjection, { id: eventId })
    : await em.findOne(CandidateProjection, { id: candidateId })
  return of?.schoolId
}
