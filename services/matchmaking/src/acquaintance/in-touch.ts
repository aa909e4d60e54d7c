import type { EntityManager } from '@mikro-orm/postgresql'
import { isId } from '@passerelle/kernel'
import type { Reading, Viewer } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import type { MatchState } from '../match/progress.ts'

/** What rules need that ask whether the viewer is in touch with a candidate. */
export interface AsksTouch {
  loaders: { inTouch: ReturnType<typeof inTouchWith> }
}

/** The candidate has taken the offer, and nobody has said no since. */
const states: readonly MatchState[] = [
  'CANDIDATE_ACCEPTED',
  'APPOINTMENT_PROPOSED',
  'APPOINTMENT_ACCEPTED',
  'INTERVIEW_HELD',
]

/**
 * By candidate: whether they have to do with the viewer's company by something that stands. An interview that is accepted,
 * confirmed or was held, or that they ask for themself, puts them in touch with everybody there: a request of the company's does
 * not. A match whose offer they have taken puts them in touch with its contact, by a link of its mail too. One statement for all
 * that are asked about together.
 */
export function inTouchWith({ em, viewer }: Reading): DataLoader<string, boolean> {
  return new DataLoader(async (candidates) => {
    const rows = viewer.link ? await byLink(em, viewer, candidates) : await byWork(em, viewer, candidates)
    const known = new Set(rows.map(({ id }) => id))
    return candidates.map((candidate) => known.has(candidate))
  })
}

type Rows = Promise<{ id: string }[]>

async function byWork(em: EntityManager, viewer: Viewer, candidates: readonly string[]): Rows {
  const employers = viewer.employers().map(({ employer }) => employer)
  const users = viewer.employers().map(({ user }) => user)
  if (employers.length === 0) return []
  return em.execute(
    `select candidate_id as id from interview_projection
      where candidate_id = any(array[?]::text[]) and employer_id = any(array[?]::text[])
        and (status in ('IN_SCHEDULING', 'CONFIRMED', 'COMPLETED') or status = 'REQUESTED' and sent_by = 'TALENT')
    union
    select candidate_id from match
      where candidate_id = any(array[?]::text[]) and contact_user_id = any(array[?]::text[]) and state = any(array[?]::text[])`,
    [candidates, employers, candidates, users, states],
  )
}

async function byLink(em: EntityManager, { link, personId }: Viewer, candidates: readonly string[]): Rows {
  if (!isId('mch', link?.subject)) return []
  return em.execute(
    `select candidate_id as id from match
      where candidate_id = any(array[?]::text[]) and id = ? and contact_person_id = ? and state = any(array[?]::text[])`,
    [candidates, link!.subject, personId, states],
  )
}
