import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse, type TalentId } from '@passerelle/contracts'
import { isId, type Refusal } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Said } from './beginning.ts'
import { workingFor } from './interviewers-of.ts'

type Leading = Pick<Said, 'recruiter' | 'recruiterName' | 'timeZone' | 'plannedBy' | 'plannedByName'>

/**
 * Who leads a planned interview: a colleague of the planner who works for the company, in whatever role, or the planner (PE-27).
 * Its times are shown in that person's zone.
 * @returns INTERVIEWER_UNKNOWN when nobody of the company has that id; FORBIDDEN when it is the talent
 */
export async function leaderOf(
  em: EntityManager,
  { employerId, recruiterId }: { employerId: string; recruiterId?: string | null },
  planner: Viewer,
  talent: TalentId,
): Promise<Leading | Refusal> {
  const { personId, name, timeZone } = planner
  const themselves = { recruiter: personId, recruiterName: name, timeZone }
  if (recruiterId == null) return themselves
  const field = { field: 'recruiterId' }
  const [leader] = isId('eus', recruiterId) ? await workingFor(em, employerId, [recruiterId]) : []
  if (!leader) return refuse('INTERVIEWER_UNKNOWN.LEADS', undefined, field)
  if (leader.personId === talent) return refuse('FORBIDDEN.WITH_ONESELF', undefined, field)
  if (leader.personId === personId) return themselves
  return {
    recruiter: leader.personId,
    recruiterName: leader.name,
    timeZone: leader.timeZone ?? timeZone,
    plannedBy: personId,
    plannedByName: name,
  }
}
