import type { Viewer } from '@passerelle/service-kit'
import type { EmployerRole } from './employer-user.ts'

/** The viewer's own role in the company; the policy has let nobody in without one. */
export function roleIn(viewer: Viewer, employerId: string): EmployerRole {
  return viewer.employerUser(employerId)?.role ?? 'REPRESENTATIVE'
}
