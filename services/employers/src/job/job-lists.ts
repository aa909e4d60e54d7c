import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock, Connection } from '@passerelle/kernel'
import { type KeysetList, type PageArgs, pageLoader, pageOfList, type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type DataLoader from 'dataloader'
import { bySubmission } from '../job-review/job-queue.ts'
import { Job } from './job.ts'

export type JobPage = Connection<Job>

const newestFirst: KeysetList<Job> = {
  entity: Job,
  table: 'job',
  order: [
    { column: 'created_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  descending: true,
  keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
}

const atSchool = (condition: string) => `exists (select from job_review r where r.job_id = row.id and ${condition})`

interface Reading {
  readonly em: EntityManager
  readonly now: Clock
  readonly job: DataLoader<string, Job | null>
}

/** What a school has approved and is open, the last submitted first: read from the school's side, however many jobs others have. */
export async function jobsOpenAt({ em, now, job }: Reading, schoolId: string, args: PageArgs): Promise<JobPage> {
  const open = sql(
    `row.school_id = ? and row.state = 'APPROVED' and (row.expires_at is null or row.expires_at > ?)`,
    schoolId,
    now(),
  )
  const { edges, pageInfo, count } = await pageOfList(em, { ...bySubmission, descending: true }, open, args)
  const jobs = await Promise.all(edges.map(({ node }) => job.load(node.jobId)))
  return { edges: edges.map(({ cursor }, place) => ({ cursor, node: jobs[place]! })), pageInfo, count }
}

/**
 * By company: the jobs that the viewer may read, newest first. The same as the rule of the type, in SQL, so that a page
 * is full.
 */
export function jobsOfEmployer(em: EntityManager, standing: () => Promise<Viewer>) {
  const loader = standing().then((viewer) => {
    const readable = readableBy(viewer)
    const where = sql(`row.employer_id = parent.id and (${readable.text})`, ...readable.values)
    return pageLoader<Job, PageArgs>(em, newestFirst, () => where)
  })
  return async (employer: string, args: PageArgs) => (await loader)(employer, args)
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
