import type { EntityManager } from '@mikro-orm/postgresql'
import type { PageArgs } from '@passerelle/kernel'
import { pageOfList, sql } from '@passerelle/persistence'
import { byStart } from '../interview/by-start.ts'
import type { InterviewPage } from '../interview/interview-page.ts'
import { lackingRecruiter } from '../interview/lacks-recruiter.ts'
import type { EmployerUserProjection } from '../projections/projections.ts'

/**
 * The interviews that somebody is to hold for a company, and the requests that wait: what has to be handed over or cancelled
 * when they leave. Those with a time first, the earliest first. @throws BadCursor, PageTooLarge
 */
export function standingInterviewsOf(
  em: EntityManager,
  { personId, employerId }: EmployerUserProjection,
  paging: PageArgs,
  now: Date,
): Promise<InterviewPage> {
  return pageOfList(em, byStart, sql(standing, personId, employerId, now), paging)
}

const standing = `row.recruiter = ? and row.employer_id = ?
  and (row.status in ('REQUESTED', 'IN_SCHEDULING') or row.status = 'CONFIRMED' and row.ends_at > ?)`

/** The same of everybody who has left a company. @throws BadCursor, PageTooLarge */
export function interviewsWithoutRecruiter(
  em: EntityManager,
  employerId: string,
  paging: PageArgs,
  now: Date,
): Promise<InterviewPage> {
  const ahead = "and (row.status <> 'CONFIRMED' or row.ends_at > ?)"
  return pageOfList(em, byStart, sql(`row.employer_id = ? and ${lackingRecruiter} ${ahead}`, employerId, now), paging)
}
