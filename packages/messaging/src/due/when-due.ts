import type { EntityManager } from '@mikro-orm/postgresql'
import type { DueKind } from './due.ts'

/** Something whose time has come. */
export interface DueItem<Data> {
  /** Of the transaction in which it also ceases to be due. What is emitted on it leaves with that transaction. */
  readonly em: EntityManager
  readonly key: string
  readonly data: Data
  /** When it was to happen: before `now`, by more than a moment after a standstill. */
  readonly at: Date
  readonly now: Date
  /** From 1. */
  readonly attempt: number
}

export interface WhenDue<in Data extends object> {
  readonly kind: DueKind<Data>
  readonly act: (item: DueItem<Data>) => Promise<void>
}

/**
 * What a service does when something is due. It changes its own database and nothing else, as a reaction does, and takes
 * effect once, though it may run several times. It asks whether the reason still stands: whoever takes the reason away
 * need not say so here. To have it due again, `act` says `due` of the same key.
 */
export function whenDue<Data extends object>(
  kind: DueKind<Data>,
  act: (item: DueItem<Data>) => Promise<void>,
): WhenDue<Data> {
  return { kind, act }
}
