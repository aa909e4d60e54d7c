import { personal, table } from '@passerelle/persistence'
import { Verdict } from './verdict.ts'

export const verdictTable = table(Verdict, 'verdict', (p) => ({
  interviewId: p.text().primary(),
  stillInterested: p.boolean(),
  notes: personal(p.text().nullable()),
  recordedAt: p.datetime(),
}))
