import type { EntityClass, EntityManager } from '@mikro-orm/postgresql'
import { isId, type Page, type Prefix } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { type Acquaintance, acquaintances } from './access/acquaintances.ts'
import { Approval } from './approval/approval.ts'
import type { Context } from './context.ts'
import { Employer } from './employer/employer.ts'
import { EmployerUser } from './employer/employer-user.ts'
import { Job } from './job/job.ts'
import { JobReview } from './job/job-review.ts'
import { type List, type PageArgs, pagesOfParents } from './pages.ts'
import { Person } from './person/person.ts'
import { School } from './school/school.ts'

export type Loaders = ReturnType<typeof loadersOf>
type Counts = Readonly<Record<string, number>>

/** One statement for each level of a query, however many objects it asks for. */
export function loadersOf({ em, standing }: Pick<Context, 'em' | 'standing'>) {
  const pages = new Map<string, DataLoader<string, Page<object>>>()
  return {
    person: byId(em, Person, 'per'),
    school: byId(em, School, 'sch'),
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
    /** One page of a list under a parent. @param key names the list with its filters */
    page<Node extends object>(key: string, list: List<Node>, parentColumn: string, parent: string, args: PageArgs) {
      const place = JSON.stringify([key, args.first, args.after])
      const loader =
        pages.get(place) ?? new DataLoader((parents) => pagesOfParents(em, list, parentColumn, parents, args))
      pages.set(place, loader)
      return loader.load(parent) as Promise<Page<Node>>
    },
  }
}

/** Any text may be asked for; what is no id of this kind is not there. */
function byId<T extends { id: string }>(em: EntityManager, entity: EntityClass<T>, prefix: Prefix) {
  return new DataLoader<string, T | null>(async (ids) => {
    const wanted = ids.filter((id) => isId(prefix, id))
    const where = { id: { $in: wanted } } as never
    const found = wanted.length === 0 ? [] : await em.find(entity, where, { disableIdentityMap: true })
    const at = new Map((found as T[]).map((one) => [one.id, one]))
    return ids.map((id) => at.get(id) ?? null)
  })
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
