import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'

/** For what staff with SCHOOL_SETTINGS say once for their school. */
export function maySet(viewer: Viewer, { input }: { input: { schoolId: string } }): true | Refusal {
  const permission = 'SCHOOL_SETTINGS'
  if (!viewer.staffOf(input.schoolId)) return refuse('FORBIDDEN.NOT_OF_SCHOOL')
  return viewer.staffOf(input.schoolId, permission) || refuse('FORBIDDEN.PERMISSION_NEEDED', { permission })
}
