import type { SchoolId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Reminder, usualDays } from './reminder.ts'

export function reminderLoaders({ em }: Reading) {
  return {
    /** By school: after how many days it reminds contacts. */
    reminderDays: new DataLoader<string, number>(async (schools) => {
      const set = await em.find(Reminder, { schoolId: { $in: [...schools] as SchoolId[] } })
      const days = new Map<string, number>(set.map(({ schoolId, afterDays }) => [schoolId, afterDays]))
      return schools.map((school) => days.get(school) ?? usualDays)
    }),
  }
}
