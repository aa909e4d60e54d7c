import { table } from '@passerelle/persistence'
import { Matching } from './matching.ts'

export const matchingTable = table(Matching, 'matching', (p) => ({
  schoolId: p.text().primary(),
  isOn: p.boolean(),
}))
