import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'

export const reminderPolicies: Policies = {
  Mutation: { setContactReminder: maySetReminder },
  'School.contactReminderDays': (viewer: Viewer, { id }: { id: string }) => viewer.staffOf(id),
}

function maySetReminder(viewer: Viewer, { input }: { input: { schoolId: string } }): true | Refusal {
  const permission = 'SCHOOL_SETTINGS'
  if (!viewer.staffOf(input.schoolId)) return refuse('FORBIDDEN.NOT_OF_SCHOOL')
  return viewer.staffOf(input.schoolId, permission) || refuse('FORBIDDEN.PERMISSION_NEEDED', { permission })
}
