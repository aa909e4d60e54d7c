import type { BaseContext } from '@passerelle/service-kit'
import DataLoader from 'dataloader'

/**
 * By candidate: whether an employer that the viewer works for has an interview with them, whatever became of it, or an
 * open booth at an event that they are registered for. One statement for all that are asked about together.
 */
export function acquaintedWith({ em, viewer }: Pick<BaseContext, 'em' | 'viewer'>): DataLoader<string, boolean> {
  const employers = viewer.employers().map(({ employer }) => employer)
  return new DataLoader(async (candidates) => {
    if (employers.length === 0) return candidates.map(() => false)
    const rows: { id: string }[] = await em.execute(statement, [candidates, employers, candidates, employers])
    const known = new Set(rows.map(({ id }) => id))
    return candidates.map((candidate) => known.has(candidate))
  })
}

const statement = `
  select candidate_id as id from interview_projection
    where candidate_id = any(array[?]::text[]) and employer_id = any(array[?]::text[])
  union
  select registration.candidate_id from registration_projection as registration
    join booth_projection as booth on booth.event_id = registration.event_id
    where registration.candidate_id = any(array[?]::text[]) and registration.active
      and booth.employer_id = any(array[?]::text[]) and booth.open`
