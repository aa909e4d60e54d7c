import type { EntityManager } from '@mikro-orm/postgresql'
import { isId } from '@passerelle/kernel'
import type { Reading, Viewer } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { inTouchWith } from './in-touch.ts'

/** What rules need that ask whether the viewer knows a candidate. */
export interface AsksAcquaintance {
  loaders: Pick<ReturnType<typeof acquaintanceLoaders>, 'acquainted'>
}

export function acquaintanceLoaders(reading: Reading) {
  return { acquainted: acquaintedWith(reading), inTouch: inTouchWith(reading) }
}

/**
 * By candidate: whether an employer that the viewer works for has an interview with them, whatever became of it, or an
 * open booth at an event that they are registered for, or whether the viewer is the contact of a match of theirs, or
 * holds a link of its mail. One statement for all that are asked about together.
 */
function acquaintedWith({ em, viewer }: Reading): DataLoader<string, boolean> {
  return viewer.link ? knownByLink(em, viewer) : knownByWork(em, viewer)
}

function knownByWork(em: EntityManager, viewer: Viewer): DataLoader<string, boolean> {
  const employers = viewer.employers().map(({ employer }) => employer)
  const users = viewer.employers().map(({ user }) => user)
  return new DataLoader(async (candidates) => {
    if (employers.length === 0) return candidates.map(() => false)
    return among(
      candidates,
      await em.execute(byWork, [candidates, employers, candidates, employers, candidates, users]),
    )
  })
}

/** The link to the job shows nothing of the candidate. */
function knownByLink(em: EntityManager, { link, personId }: Viewer): DataLoader<string, boolean> {
  const showsCandidate = isId('mch', link?.subject) && link?.act !== 'VIEW_JOB'
  return new DataLoader(async (candidates) => {
    if (!showsCandidate) return candidates.map(() => false)
    return among(candidates, await em.execute(byLink, [candidates, link!.subject, personId]))
  })
}

function among(candidates: readonly string[], rows: { id: string }[]): boolean[] {
  const known = new Set(rows.map(({ id }) => id))
  return candidates.map((candidate) => known.has(candidate))
}

const byWork = `
  select candidate_id as id from interview_projection
    where candidate_id = any(array[?]::text[]) and employer_id = any(array[?]::text[])
  union
  select registration.candidate_id from registration_projection as registration
    join booth_projection as booth on booth.event_id = registration.event_id
    where registration.candidate_id = any(array[?]::text[]) and registration.active
      and booth.employer_id = any(array[?]::text[]) and booth.open
  union
  select candidate_id from match where candidate_id = any(array[?]::text[]) and contact_user_id = any(array[?]::text[])`

const byLink = `
  select match.candidate_id as id from match
    join employer_user_projection as contact on contact.id = match.contact_user_id and contact.active
    where match.candidate_id = any(array[?]::text[]) and match.id = ? and match.contact_person_id = ?`
