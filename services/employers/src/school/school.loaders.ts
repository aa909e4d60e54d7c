import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { School } from './school.ts'

export function schoolLoaders({ em }: Reading) {
  return { school: byId(em, School, 'sch') }
}
