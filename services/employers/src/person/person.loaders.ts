import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Person } from './person.ts'

export function personLoaders({ em }: Reading) {
  return { person: byId(em, Person, 'per') }
}
