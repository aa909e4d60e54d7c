import type { Reading } from '@passerelle/service-kit'
import { creditsUsed } from './credits-used.ts'

export function creditLoaders({ em, viewer }: Reading) {
  return { creditsUsed: creditsUsed(em, viewer.personId) }
}
