import type { EntityManager } from '@mikro-orm/postgresql'
import type { Page } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import { type List, type PageArgs, pageOfList } from '../pages.ts'
import { Job } from './job.ts'

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

/** What a school has approved and is open, newest first. */
export function jobsOpenAt(em: EntityManager, schoolId: string, now: Date, args: PageArgs): Promise<JobPage> {
  const open = `r.school_id = ? and r.state = 'APPROVED' and (r.expires_at is null or r.expires_at > ?)`
  return pageOfList(em, { ...newestFirst, where: atSchool(open), parameters: [schoolId, now] }, args)
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
