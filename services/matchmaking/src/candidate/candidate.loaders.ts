import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Candidate } from './candidate.ts'
import { candidaciesOf, candidatesOfSchool } from './candidates-of.ts'

export function candidateLoaders(reading: Reading) {
  const { em } = reading
  return {
    candidate: byId(em, Candidate, 'cnd'),
    candidatesOfSchool: candidatesOfSchool(reading),
    candidaciesOf: candidaciesOf(reading),
  }
}
