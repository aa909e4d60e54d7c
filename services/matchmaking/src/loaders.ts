import type { PersonId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { acquaintedWith } from './acquaintance/acquainted.ts'
import { Candidate } from './candidate/candidate.ts'
import { candidatesOfSchool } from './candidate/candidates-of.ts'
import { matchLoaders } from './match/match-loaders.ts'

export type Loaders = ReturnType<typeof loadersFor>

export function loadersFor(base: Reading) {
  const { em } = base
  return {
    ...matchLoaders(base),
    acquainted: acquaintedWith(base),
    candidatesOfSchool: candidatesOfSchool(base),
    candidate: byId(em, Candidate, 'cnd'),
    /** By person: their files, the newest campaign's last. */
    candidacies: new DataLoader<PersonId, Candidate[]>(async (people) => {
      const found = await em.find(Candidate, { personId: { $in: people as PersonId[] } }, { orderBy: { id: 'asc' } })
      return people.map((person) => found.filter(({ personId }) => personId === person))
    }),
  }
}
