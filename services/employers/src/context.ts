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
  renew(this: Context): void
}

export function contextOf(base: BaseContext): Context {
  const { em, viewer } = base
  let known: Promise<Viewer> | undefined
  const standing = () => {
    known ??= standingOf(em, viewer)
    return known
  }
  return {
    ...base,
    standing,
    load: loadersOf({ em, standing }),
    // On `this`: Apollo hands a copy of the context to resolvers.
    renew() {
      known = undefined
      em.clear()
      this.load = loadersOf({ em, standing })
    },
  }
}
