import type { Contract } from '@passerelle/contracts'
import { type ReactionContext, reaction } from './reaction.ts'

/** As a reaction, but without the time: one that is filled years later is the same. */
export type ProjectionContext<Data> = Pick<ReactionContext<Data>, 'em' | 'event'>

/**
 * What a service keeps of others in a table of its own: a reaction that writes that table and does nothing else, so that
 * it can be filled at any time from what the log holds.
 */
export interface Projection<Data = never> {
  /** The table's. */
  readonly name: string
  readonly contracts: readonly Contract[]
  readonly handle: (context: ProjectionContext<Data>) => Promise<void>
}

/**
 * @param of every fact of an aggregate: the log holds the last one alone, whichever that is (docs/decisions/0004)
 * @param keep from the state that the event carries, not from its type or its time; the same event may come again
 */
export function projection<Data>(
  name: string,
  of: readonly Contract<Data>[],
  keep: (context: ProjectionContext<Data>) => Promise<void>,
): Projection<Data> {
  return { ...reaction(of, keep), name, handle: keep }
}
