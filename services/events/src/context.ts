import type { BaseContext } from '@passerelle/service-kit'
import { type Lists, listsFor } from './lists.ts'
import { type Loaders, loadersFor } from './loaders.ts'
import { type Reach, reachOf } from './reach.ts'

export interface Context extends BaseContext, Reads {}

/** What a request reads, each thing once. */
export interface Reads {
  /** One thing by its id. */
  loaders: Loaders
  /** Pages of lists within lists. */
  lists: Lists
  /** Where the viewer's employers take part. */
  reach(): Promise<Reach>
}

export function contextFor(base: BaseContext): Context {
  return { ...base, ...readsFor(base) }
}

export function readsFor(base: BaseContext): Reads {
  let reach: Promise<Reach> | undefined
  return {
    loaders: loadersFor(base),
    lists: listsFor(base),
    reach: () => {
      reach ??= reachOf(base)
      return reach
    },
  }
}
