import { table } from '@passerelle/persistence'
import { Reminder } from './reminder.ts'

export const reminderTable = table(Reminder, 'reminder', (p) => ({
  schoolId: p.text().primary(),
  afterDays: p.integer(),
}))
