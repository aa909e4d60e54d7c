import type { BaseContext, createBroadcast } from '@passerelle/service-kit'
import { type Loaders, loadersFor } from './loaders.ts'
import type { MatchChange } from './match/match-change.ts'

export type Changes = ReturnType<typeof createBroadcast<MatchChange>>

export interface Context extends BaseContext, Reads {
  changes: Changes
}

/** What a request reads, each thing once. */
export interface Reads {
  loaders: Loaders
}

export function contextWith(changes: Changes): (base: BaseContext) => Context {
  return (base) => ({ ...base, changes, ...readsFor(base) })
}

export function readsFor(base: BaseContext): Reads {
  return { loaders: loadersFor(base) }
}
