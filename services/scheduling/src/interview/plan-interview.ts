import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewPlanned, refuse, type TalentId } from '@passerelle/contracts'
import { type CandidateId, type EmployerId, isRefusal, type JobId, newId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { PlanInterviewInput } from '../generated/graphql.ts'
import { occupantOf } from '../occupancy/occupant-of.ts'
import { takeTime } from '../occupancy/take-time.ts'
import { ourRoom, placed } from '../place/place.ts'
import { areAcquainted } from '../projections/acquaintance.ts'
import { holdApprovalFor } from '../projections/hold-approval.ts'
import { EmployerProjection, JobProjection } from '../projections/projections.ts'
import type { Slot } from '../slot/host-slots.ts'
import { usualMinutes } from './informational.ts'
import { Interview } from './interview.ts'
import { interviewersOf } from './interviewers-of.ts'
import { leaderOf } from './leader-of.ts'
import { busyAre, youAreBusy } from './pick-slot.ts'
import { plannedSlot, refusalOfLength } from './planned-slot.ts'
import { tell } from './tell.ts'

/**
 * A recruiter plans an interview outside any fair, to be led by themselves or by a colleague. Takes the time of everybody who takes
 * part, or nobody's; sends nothing.
 */
export async function planInterview(ctx: Context, cmd: PlanInterviewInput): Promise<Interview | Refusal> {
  const [by, now] = [ctx.viewer.personId, ctx.now()]
  const slot = slotFor(cmd, now)
  if (isRefusal(slot)) return slot
  if (cmd.kind === 'INFORMATIONAL' && cmd.jobId) {
    return refuse('NOT_FOR_A_JOB', undefined, { field: 'jobId' })
  }
  const place = cmd.place ? placed(cmd.place) : ourRoom
  if (isRefusal(place)) return place
  return changes(ctx, async (em) => {
    const talent = await talentOf(em, cmd.candidateId as CandidateId, cmd.employerId as EmployerId)
    if (isRefusal(talent)) return talent
    if (talent.id === by) return refuse('FORBIDDEN.WITH_ONESELF', undefined, { field: 'candidateId' })
    const jobId = await jobOf(em, cmd)
    if (isRefusal(jobId)) return jobId
    const leading = await leaderOf(em, cmd, ctx.viewer, talent.id)
    if (isRefusal(leading)) return leading
    const interviewers = await interviewersOf(em, cmd, leading.recruiter, talent.id)
    if (isRefusal(interviewers)) return interviewers
    const beginning = await beginningOf(em, cmd, talent)
    const interview = Interview.planned({ ...beginning, ...leading, interviewers, jobId, place }, slot, now)
    const busy = await takeTime(em, interview.id, interview.participants(), slot)
    if (busy.includes(by)) return youAreBusy(em, by, slot, interview.id)
    if (busy.length > 0) return busyAre(interview, busy)
    em.persist(interview)
    tell(em, interviewPlanned, interview)
    return interview
  })
}

async function beginningOf(em: EntityManager, cmd: PlanInterviewInput, talent: Talent) {
  const employerId = cmd.employerId as EmployerId
  const employer = await em.findOne(EmployerProjection, { id: employerId })
  return {
    id: newId('itv'),
    employerId,
    companyName: employer?.name ?? '',
    candidateId: cmd.candidateId as CandidateId,
    talent: talent.id,
    talentName: talent.name,
    sentBy: 'RECRUITER' as const,
    kind: cmd.kind ?? ('JOB' as const),
  }
}

/** A job of another company is answered like one that there is not. */
async function jobOf(em: EntityManager, { jobId, employerId }: PlanInterviewInput): Promise<JobId | null | Refusal> {
  if (!jobId) return null
  const job = await em.findOne(JobProjection, { id: jobId as JobId, employerId: employerId as EmployerId })
  return job?.id ?? refuse('NOT_FOUND.JOB', undefined, { field: 'jobId' })
}

function slotFor(cmd: PlanInterviewInput, now: Date): Slot | Refusal {
  const durationMinutes = cmd.durationMinutes ?? usualMinutes(cmd.kind ?? 'JOB')
  return refusalOfLength(durationMinutes) ?? plannedSlot(cmd.startsAt, durationMinutes, now)
}

interface Talent {
  id: TalentId
  name: string
}

/** The candidate, when the company may plan with him: approved at his school, and acquainted with him. */
async function talentOf(
  em: EntityManager,
  candidateId: CandidateId,
  employerId: EmployerId,
): Promise<Talent | Refusal> {
  const id = await occupantOf(em, candidateId)
  const [row]: { name: string }[] = await em.execute(sql, [candidateId])
  // Whether there is such a candidate is told to companies that have met them.
  if (!id || !row || !(await areAcquainted(em, candidateId, employerId))) {
    return refuse('NOT_ACQUAINTED', undefined, { field: 'candidateId' })
  }
  return (await holdApprovalFor(em, { candidateId, employerId })) ? { id, name: row.name } : refuse('NOT_APPROVED')
}

const sql = `
  select coalesce(p.name, c.name) as name
  from candidate_projection c left join person_projection p on p.id = c.person_id
  where c.id = ?`
