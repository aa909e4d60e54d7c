import type { EntityManager } from '@mikro-orm/postgresql'
import DataLoader from 'dataloader'
import type { JobReviewState } from './job-review.ts'

type Counts = Readonly<Partial<Record<JobReviewState, number>>>

/** By school: how many jobs stand in each state. A state that none is in is absent. */
export function reviewCounts(em: EntityManager) {
  return new DataLoader<string, Counts>(async (schoolIds) => {
    const rows = await em.execute<{ school_id: string; state: string; count: number }[]>(
      `select school_id, state, count(*)::integer as count from job_review
       where school_id = any(?::text[]) group by school_id, state`,
      [`{${schoolIds.join(',')}}`],
    )
    const bySchool = Map.groupBy(rows, (row) => row.school_id)
    return schoolIds.map((id) => Object.fromEntries((bySchool.get(id) ?? []).map(({ state, count }) => [state, count])))
  })
}
