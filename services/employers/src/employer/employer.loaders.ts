import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Employer } from './employer.ts'

export function employerLoaders({ em }: Reading) {
  return { employer: byId(em, Employer, 'emp') }
}
