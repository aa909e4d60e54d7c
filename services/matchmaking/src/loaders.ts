import { type CandidateId, isId, type PersonId } from '@passerelle/kernel'
import type { BaseContext } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { acquaintedWith } from './acquaintance/acquainted.ts'
import { Candidate } from './candidate/candidate.ts'
import { candidatesOfSchool } from './candidate/candidates-of.ts'
import { matchLoaders } from './match/match-loaders.ts'

export type Loaders = ReturnType<typeof loadersFor>

export function loadersFor(base: Pick<BaseContext, 'em' | 'viewer'>) {
  const { em } = base
  return {
    ...matchLoaders(base),
    acquainted: acquaintedWith(base),
    candidatesOfSchool: candidatesOfSchool(base),
    /** Any text may be asked for; what is no candidate's id is not there. */
    candidate: new DataLoader<string, Candidate | undefined>(async (ids) => {
      const wanted = ids.filter((id): id is CandidateId => isId('cnd', id))
      const found = wanted.length === 0 ? [] : await em.find(Candidate, { id: { $in: wanted } })
      const candidates = new Map<string, Candidate>(found.map((candidate) => [candidate.id, candidate]))
      return ids.map((id) => candidates.get(id))
    }),
    /** By person: their files, the newest campaign's last. */
    candidacies: new DataLoader<PersonId, Candidate[]>(async (people) => {
      const found = await em.find(Candidate, { personId: { $in: people as PersonId[] } }, { orderBy: { id: 'asc' } })
      return people.map((person) => found.filter(({ personId }) => personId === person))
    }),
  }
}
