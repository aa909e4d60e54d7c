import type { Viewer } from '@passerelle/service-kit'
import type { AsksAcquaintance } from '../acquaintance/acquainted.ts'
import type { Candidate } from './candidate.ts'

/** A candidate's profile is for themself, the staff of their school, and employers who have a reason to know them. */
export async function seesCandidate(viewer: Viewer, candidate: Candidate, ctx: AsksAcquaintance): Promise<boolean> {
  return seesWholeFile(viewer, candidate) || ctx.loaders.acquainted.load(candidate.id)
}

/** Address and birth date are not for employers. */
export function seesWholeFile(viewer: Viewer, candidate: Candidate): boolean {
  return isOwnFile(viewer, candidate) || viewer.staffOf(candidate.schoolId)
}

/** Whoever comes by a link in a mail has not signed in as themself. */
export function isOwnFile(viewer: Viewer, candidate: Candidate): boolean {
  return !viewer.link && viewer.personId === candidate.personId
}

/** A link in a mail shows one thing, and no list. */
export function signedIn(viewer: Viewer): boolean {
  return viewer.link === undefined
}
