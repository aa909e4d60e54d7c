import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock, Connection, PageArgs } from '@passerelle/kernel'
import {
  and,
  anyOf,
  type KeysetList,
  type PageLoader,
  pageLoader,
  pageOfList,
  type Sql,
  sql,
} from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type DataLoader from 'dataloader'
import { type JobReviewFilter, reviewOrders } from '../job-review/job-queue.ts'
import { Job } from './job.ts'
import { type JobFilter, jobIs, ofJobThatIs } from './job-filter.ts'

export type JobPage = Connection<Job>

const byPosting: KeysetList<Job> = {
  entity: Job,
  table: 'job',
  order: [
    { column: 'created_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
}

const orders = { OLDEST: byPosting, NEWEST: { ...byPosting, descending: true } }

const atSchool = (condition: string) => `exists (select from job_review r where r.job_id = row.id and ${condition})`

interface Reading {
  readonly em: EntityManager
  readonly now: Clock
  readonly standing: () => Promise<Viewer>
  readonly job: DataLoader<string, Job | null>
}

export interface JobsAtArgs extends PageArgs {
  /** Approved when no state is given. */
  filter?: JobReviewFilter | null | undefined
  /** The last submitted first, when left out. */
  orderBy?: keyof typeof reviewOrders | undefined
}

/** The jobs at a school, read from the school's side, however many jobs others have: for those who are not its staff what was published. */
export async function jobsAt(reading: Reading, schoolId: string, args: JobsAtArgs): Promise<JobPage> {
  const { filter, orderBy = 'NEWEST', ...page } = args
  const staff = (await reading.standing()).staffOf(schoolId)
  const where = and(
    sql('row.school_id = ?', schoolId),
    anyOf('row.state', filter?.states ?? ['APPROVED']),
    // The last day of one may be over before it is written down that it has expired.
    sql(`(row.state <> 'APPROVED' or row.expires_at is null or row.expires_at > ?)`, reading.now()),
    ...(staff ? [] : [sql(`row.approved_by is not null and row.state in ('APPROVED', 'EXPIRED', 'CLOSED')`)]),
    ...ofJobThatIs(filter),
  )
  const { edges, pageInfo, count } = await pageOfList(reading.em, reviewOrders[orderBy], where, page)
  const jobs = await Promise.all(edges.map(({ node }) => reading.job.load(node.jobId)))
  return { edges: edges.map(({ cursor }, place) => ({ cursor, node: jobs[place]! })), pageInfo, count }
}

export interface JobsOfEmployerArgs extends PageArgs {
  filter?: JobFilter | null | undefined
  /** The last posted first, when left out. */
  orderBy?: keyof typeof orders | undefined
}

/** By company: the jobs that the viewer may read. The same as the rule of the type, in SQL, so that a page is full. */
export function jobsOfEmployer(em: EntityManager, standing: () => Promise<Viewer>) {
  const loaderFor = (viewer: Viewer) => {
    const readable = readableBy(viewer)
    const own = sql(`row.employer_id = parent.id and (${readable.text})`, ...readable.values)
    return pageLoader<Job, JobsOfEmployerArgs>(
      em,
      ({ orderBy = 'NEWEST' }) => orders[orderBy],
      ({ filter }) => and(own, ...jobIs('row', filter)),
    )
  }
  let loader: Promise<PageLoader<Job, JobsOfEmployerArgs>> | undefined
  return async (employer: string, args: JobsOfEmployerArgs) => {
    loader ??= standing().then(loaderFor)
    return (await loader)(employer, args)
  }
}

function readableBy(viewer: Viewer): Sql {
  const published = `r.approved_by is not null and r.state in ('APPROVED', 'EXPIRED', 'CLOSED')`
  return sql(
    `row.employer_id = any(array[?]::text[])
      or ${atSchool('r.school_id = any(array[?]::text[])')}
      or ${atSchool(`r.school_id = any(array[?]::text[]) and ${published}`)}`,
    viewer.employers().map(({ employer }) => employer),
    viewer.staffSchools(),
    viewer.candidates().map(({ school }) => school),
  )
}
