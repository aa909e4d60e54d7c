import { table } from '@passerelle/persistence'
import { WaitingFact } from './waiting-fact.ts'

export const waitingFactTable = table(WaitingFact, 'waiting_fact', (p) => ({
  place: p.bigint('string').primary().autoincrement(),
  waitsFor: p.text(),
  fact: p.json<WaitingFact['fact']>(),
}))
