import type { BaseContext } from '@passerelle/service-kit'
import { type Lists, listsFor } from './lists.ts'
import { type Loaders, loadersFor } from './loaders.ts'
import { type Reach, reachOf } from './reach.ts'

export interface Context extends BaseContext {
  /** One thing by its id. */
  loaders: Loaders
  /** Pages of lists within lists. */
  lists: Lists
  /** Where the viewer's employers take part; looked up once in a request. */
  reach(): Promise<Reach>
}

export function contextFor(base: BaseContext): Context {
  let reach: Promise<Reach> | undefined
  return {
    ...base,
    loaders: loadersFor(base),
    lists: listsFor(base),
    reach: () => {
      reach ??= reachOf(base)
      return reach
    },
  }
}
