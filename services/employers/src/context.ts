import type { BaseContext, Viewer } from '@passerelle/service-kit'
import { standingOf } from './access/standing.ts'
import { type Loaders, loadersOf } from './loaders.ts'

/** What use cases need. */
export type Actor = Pick<BaseContext, 'em' | 'now' | 'viewer'>

export interface Context extends BaseContext {
  /**
   * Whoever asks, with the memberships of this moment: passports are made from this service's own tables, so it need not
   * rely on one that is some seconds old.
   */
  standing(): Promise<Viewer>
  load: Loaders
  /** Forgets everything read so far. Called after each mutation. */
  renew(): void
}

export function contextOf(base: BaseContext): Context {
  let standing: Promise<Viewer> | undefined
  const context: Context = {
    ...base,
    standing: () => {
      standing ??= standingOf(base.em, base.viewer)
      return standing
    },
    load: undefined as unknown as Loaders,
    renew: () => {
      standing = undefined
      base.em.clear()
      context.load = loadersOf(context)
    },
  }
  context.load = loadersOf(context)
  return context
}
