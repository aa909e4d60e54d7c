import type { About } from './about.ts'

/** What happened, on its way into the feeds of schools. */
export interface Fact {
  eventId: string
  type: string
  about: About
  occurredAt: Date
}

/** A fact whose school is not known yet. */
export class WaitingFact {
  readonly place!: string
  /** The candidate or the event that will tell the school. */
  readonly waitsFor: string
  readonly fact: Omit<Fact, 'occurredAt'> & { occurredAt: string }

  constructor(waitsFor: string, fact: Fact) {
    this.waitsFor = waitsFor
    this.fact = { ...fact, occurredAt: fact.occurredAt.toISOString() }
  }
}
