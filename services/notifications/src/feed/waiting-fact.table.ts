import { impersonal, table } from '@passerelle/persistence'
import { WaitingFact } from './waiting-fact.ts'

export const waitingFactTable = table(WaitingFact, 'waiting_fact', (p) => ({
  place: impersonal(p.bigint('string').primary().autoincrement()),
  waitsFor: impersonal(p.text()),
  fact: impersonal(p.json<WaitingFact['fact']>()),
}))
