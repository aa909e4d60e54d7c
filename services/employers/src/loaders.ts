import type { EntityClass, EntityManager } from '@mikro-orm/postgresql'
import { byId } from '@passerelle/persistence'
import type { Reading, Viewer } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { type Acquaintance, acquaintances } from './access/acquaintances.ts'
import { standingOf } from './access/standing.ts'
import { ApiKey } from './api-key/api-key.ts'
import { apiKeysOfSchool } from './api-key/api-keys-of.ts'
import { lastUses } from './api-key/use-api-key.ts'
import { Approval } from './approval/approval.ts'
import { approvalsOfSchool } from './approval/approvals-of.ts'
import { Employer } from './employer/employer.ts'
import { usersOfEmployer } from './employer/employer-lists.ts'
import { EmployerUser } from './employer/employer-user.ts'
import { Job } from './job/job.ts'
import { jobsOfEmployer } from './job/job-lists.ts'
import { reviewsOfSchool } from './job/job-queue.ts'
import { JobReview } from './job/job-review.ts'
import { Person } from './person/person.ts'
import { School } from './school/school.ts'

export type Loaders = ReturnType<typeof loadersOf>
type Counts = Readonly<Record<string, number>>

/** One statement for each level of a query, however many objects it asks for. */
export function loadersOf({ em, viewer }: Reading) {
  let known: Promise<Viewer> | undefined
  /**
   * Whoever asks, with the memberships of this moment: passports are made from this service's own tables, so it need not
   * rely on one that is some seconds old.
   */
  const standing = () => {
    known ??= standingOf(em, viewer)
    return known
  }
  return {
    standing,
    person: byId(em, Person, 'per'),
    school: byId(em, School, 'sch'),
    apiKey: byId(em, ApiKey, 'key'),
    apiKeyUse: new DataLoader((keyIds: readonly string[]) => lastUses(em, keyIds)),
    employer: byId(em, Employer, 'emp'),
    employerUser: byId(em, EmployerUser, 'eus'),
    approval: byId(em, Approval, 'apr'),
    job: byId(em, Job, 'job'),
    review: byId(em, JobReview, 'jrv'),
    /** All reviews of a job. */
    reviewsOf: new DataLoader((jobIds: readonly string[]) => grouped(em, JobReview, 'jobId', jobIds)),
    /** All approvals of a company. */
    approvalsOf: new DataLoader((employerIds: readonly string[]) => grouped(em, Approval, 'employerId', employerIds)),
    /** A company's approvals at the schools where the viewer is staff or a candidate. */
    approvalsHere: new DataLoader(async (employerIds: readonly string[]) => {
      const viewer = await standing()
      const schools = [...viewer.staffSchools(), ...viewer.candidates().map(({ school }) => school)]
      return grouped(em, Approval, 'employerId', employerIds, { schoolId: { $in: schools } })
    }),
    /** How the viewer has to do with a person. */
    acquaintance: new DataLoader(
      async (personIds: readonly string[]): Promise<Acquaintance[]> => acquaintances(em, await standing(), personIds),
    ),
    approvalCounts: new DataLoader((schoolIds: readonly string[]) => countsByState(em, 'approval', schoolIds)),
    reviewCounts: new DataLoader((schoolIds: readonly string[]) => countsByState(em, 'job_review', schoolIds)),
    apiKeysOfSchool: apiKeysOfSchool(em),
    approvalsOfSchool: approvalsOfSchool(em),
    reviewsOfSchool: reviewsOfSchool(em),
    jobsOfEmployer: jobsOfEmployer(em, standing),
    usersOfEmployer: usersOfEmployer(em),
  }
}

async function grouped<T extends { id: string }, K extends keyof T & string>(
  em: EntityManager,
  entity: EntityClass<T>,
  key: K,
  parents: readonly string[],
  more: object = {},
): Promise<T[][]> {
  const where = { [key]: { $in: parents }, ...more } as never
  const found = (await em.find(entity, where, { orderBy: { id: 'asc' } as never, disableIdentityMap: true })) as T[]
  const byParent = Map.groupBy(found, (one) => one[key])
  return parents.map((parent) => byParent.get(parent as T[K]) ?? [])
}

async function countsByState(
  em: EntityManager,
  table: 'approval' | 'job_review',
  schoolIds: readonly string[],
): Promise<Counts[]> {
  const rows = await em.execute<{ school_id: string; state: string; count: number }[]>(
    `select school_id, state, count(*)::integer as count from ${table}
     where school_id = any(?::text[]) group by school_id, state`,
    [`{${schoolIds.join(',')}}`],
  )
  const bySchool = Map.groupBy(rows, (row) => row.school_id)
  return schoolIds.map((id) => Object.fromEntries((bySchool.get(id) ?? []).map(({ state, count }) => [state, count])))
}
