import type { Viewer } from '@passerelle/service-kit'
import type { AsksTouch } from '../acquaintance/in-touch.ts'
import type { Candidate } from '../candidate/candidate.ts'
import { seesWholeFile } from '../candidate/candidate-access.ts'
import type { ProfileReader } from './profile.ts'

/** As whom somebody reads the profile of a candidate whom they may read of: the school and its keys, and the candidate, read all of it. */
export async function readerOf(viewer: Viewer, candidate: Candidate, ctx: AsksTouch): Promise<ProfileReader> {
  if (readsAll(viewer, candidate)) return 'SCHOOL'
  return (await ctx.loaders.inTouch.load(candidate.id)) ? 'IN_TOUCH' : 'ACQUAINTED'
}

/** Also who may read which part, and who has written it. */
export function readsAll(viewer: Viewer, candidate: Candidate): boolean {
  return viewer.key ? viewer.holdsKey(candidate.schoolId, 'READ_CANDIDATES') : seesWholeFile(viewer, candidate)
}
