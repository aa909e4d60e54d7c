import type { Viewer } from '@passerelle/service-kit'
import type { Interview } from './interview.ts'

/** Admins and the owner of its company decide who receives the talent, though they read nothing of what is between the two (SI-04). */
export function runsCompanyOf(viewer: Viewer, { employerId }: Pick<Interview, 'employerId'>): boolean {
  return viewer.worksFor(employerId, 'ADMIN')
}
