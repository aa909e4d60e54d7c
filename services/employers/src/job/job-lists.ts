import type { Page } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { type List, type PageArgs, pageOfList } from '../pages.ts'
import { Job } from './job.ts'
import { reviewsBySubmission } from './job-queue.ts'
import type { JobReview } from './job-review.ts'

export type JobPage = Page<Job>

const newestFirst: List<Job> = {
  entity: Job,
  table: 'job',
  order: [
    { column: 'created_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  descending: true,
  keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
}

const atSchool = (condition: string) => `exists (select from job_review r where r.job_id = t.id and ${condition})`

/** What a school has approved and is open, the last submitted first: read from the school's side, however many jobs others have. */
export async function jobsOpenAt(ctx: Context, schoolId: string, args: PageArgs): Promise<JobPage> {
  const reviews: List<JobReview> = {
    ...reviewsBySubmission('APPROVED'),
    where: `t.school_id = ? and t.state = 'APPROVED' and (t.expires_at is null or t.expires_at > ?)`,
    parameters: [schoolId, ctx.now()],
    descending: true,
  }
  const { edges, pageInfo } = await pageOfList(ctx.em, reviews, args)
  const jobs = await Promise.all(edges.map(({ node }) => ctx.load.job.load(node.jobId)))
  return { edges: edges.map(({ cursor }, place) => ({ cursor, node: jobs[place]! })), pageInfo }
}

/**
 * For one company each: the jobs that the viewer may read, newest first. The same as the rule of the type, in SQL, so
 * that a page is full.
 */
export function jobsReadableBy(viewer: Viewer): List<Job> {
  const published = `r.approved_by is not null and r.state in ('APPROVED', 'EXPIRED', 'CLOSED')`
  const where = [
    't.employer_id = any(?::text[])',
    atSchool('r.school_id = any(?::text[])'),
    atSchool(`r.school_id = any(?::text[]) and ${published}`),
  ]
  const parameters = [
    viewer.employers().map(({ employer }) => employer),
    viewer.staffSchools(),
    viewer.candidates().map(({ school }) => school),
  ]
  return { ...newestFirst, where: where.join(' or '), parameters: parameters.map((ids) => `{${ids.join(',')}}`) }
}
