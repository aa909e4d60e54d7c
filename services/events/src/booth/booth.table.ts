import { table } from '@passerelle/persistence'
import { Booth } from './booth.ts'

export const boothTable = table(Booth, 'booth', (p) => ({
  id: p.text().primary(),
  eventId: p.text(),
  schoolId: p.text(),
  employerId: p.text(),
  state: p.text(),
  openedAt: p.datetime(),
  openedBy: p.text(),
  version: p.integer().version(),
}))
