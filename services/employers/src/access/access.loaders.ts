import type { Reading, Viewer } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { type Acquaintance, acquaintances } from './acquaintances.ts'
import { standingOf } from './standing.ts'

export type AccessLoaders = ReturnType<typeof accessLoaders>

export function accessLoaders({ em, viewer }: Reading) {
  let known: Promise<Viewer> | undefined
  /**
   * Whoever asks, with the memberships of this moment: passports are made from this service's own tables, so it need not
   * rely on one that is some seconds old. Asked at the first question, so that a change that has waited for a lock hears what is so
   * then.
   */
  const standing = () => {
    known ??= standingOf(em, viewer)
    return known
  }
  return {
    standing,
    /** How the viewer has to do with a person. */
    acquaintance: new DataLoader(
      async (personIds: readonly string[]): Promise<Acquaintance[]> => acquaintances(em, await standing(), personIds),
    ),
  }
}
