import type { PersonId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Candidate } from './candidate.ts'
import { candidatesOfSchool } from './candidates-of.ts'

export function candidateLoaders(reading: Reading) {
  const { em } = reading
  return {
    candidate: byId(em, Candidate, 'cnd'),
    candidatesOfSchool: candidatesOfSchool(reading),
    /** By person: their files, the newest campaign's last. */
    candidacies: new DataLoader<PersonId, Candidate[]>(async (people) => {
      const found = await em.find(Candidate, { personId: { $in: people as PersonId[] } }, { orderBy: { id: 'asc' } })
      return people.map((person) => found.filter(({ personId }) => personId === person))
    }),
  }
}
