import type { Policies, Viewer } from '@passerelle/service-kit'
import { maySet } from '../may-set.ts'

export const reminderPolicies: Policies = {
  Mutation: { setContactReminder: maySet },
  'School.contactReminderDays': (viewer: Viewer, { id }: { id: string }) => viewer.staffOf(id),
}
