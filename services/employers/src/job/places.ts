import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { type EmployerId, isId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { Approval, type ApprovalRole } from '../approval/approval.ts'
import { School } from '../school/school.ts'

/** A school where the company may post jobs: it is approved for them, or waits at a school that approves by job. */
export interface Place {
  readonly schoolId: SchoolId
  readonly approvesByItself: boolean
  /** The end of the job's last day in the school's time zone. */
  readonly expiresAt: Date | null
}

/** A school where it may not, and why. */
export interface NotApprovedAt {
  readonly schoolId: string
  readonly approvalState: Approval['state'] | null
  readonly missingRole: ApprovalRole | null
}

/**
 * All the schools, or NOT_APPROVED_AT_SCHOOLS with those that are missing. The approvals stay as they are until the
 * transaction ends: a school that declines the company at this moment waits, and then finds the job.
 *
 * @param openUntil YYYY-MM-DD
 */
export async function placesFor(
  em: EntityManager,
  employerId: EmployerId,
  schoolIds: readonly string[],
  openUntil: string | null,
): Promise<readonly Place[] | Refusal<'NOT_APPROVED_AT_SCHOOLS'>> {
  const wanted = [...new Set(schoolIds)]
  const ids = wanted.filter((id) => isId('sch', id))
  const where = { employerId, schoolId: { $in: ids } }
  const found = await em.find(Approval, where, { lockMode: LockMode.PESSIMISTIC_READ, orderBy: { id: 'asc' } })
  const at = new Map<string, Approval>(found.map((approval) => [approval.schoolId, approval]))
  const byJob = await approvingByJob(em, ids)
  const mayPost = (schoolId: string) => {
    const approval = at.get(schoolId)
    return approval?.allows('POST_JOBS') || (approval?.state === 'PENDING' && byJob.has(schoolId))
  }
  const missing = wanted.filter((schoolId) => !mayPost(schoolId))
  if (missing.length > 0) return notApproved(missing.map((schoolId) => because(schoolId, at.get(schoolId))))
  const ends = openUntil === null ? undefined : await endsOfDay(em, wanted, openUntil)
  return wanted
    .map((schoolId) => at.get(schoolId)!)
    .map((approval) => ({
      schoolId: approval.schoolId,
      approvesByItself: approval.allows('AUTO_APPROVE_JOBS'),
      expiresAt: ends?.get(approval.schoolId) ?? null,
    }))
}

function because(schoolId: string, approval: Approval | undefined): NotApprovedAt {
  const approved = approval?.state === 'APPROVED'
  return { schoolId, approvalState: approval?.state ?? null, missingRole: approved ? 'POST_JOBS' : null }
}

function notApproved(schools: readonly NotApprovedAt[]): Refusal<'NOT_APPROVED_AT_SCHOOLS'> {
  return refuse('NOT_APPROVED_AT_SCHOOLS', { count: schools.length }, { schools, field: 'schoolIds' })
}

async function approvingByJob(em: EntityManager, schoolIds: readonly SchoolId[]): Promise<Set<string>> {
  const schools = await em.find(School, { id: { $in: schoolIds }, approvesByJob: true })
  return new Set(schools.map(({ id }) => id))
}

async function endsOfDay(em: EntityManager, schoolIds: readonly string[], day: string): Promise<Map<string, Date>> {
  const rows = await em.execute<{ id: string; ms: number }[]>(
    `select id, (extract(epoch from (?::date + 1)::timestamp at time zone time_zone) * 1000)::float8 as ms
     from school where id = any(?::text[])`,
    [day, `{${schoolIds.join(',')}}`],
  )
  return new Map(rows.map(({ id, ms }) => [id, new Date(ms)]))
}
