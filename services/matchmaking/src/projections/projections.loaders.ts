import type { EmployerUserId, PersonId, SchoolId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { EmployerUserProjection, JobProjection, PersonProjection, SchoolProjection } from './projections.ts'

/** What rules need that ask whether a contact still acts for the company. */
export interface AsksContact {
  loaders: Pick<ReturnType<typeof projectionLoaders>, 'employerUser'>
}

/** What rules need that ask whether there is such a school. */
export interface AsksSchool {
  loaders: Pick<ReturnType<typeof projectionLoaders>, 'school'>
}

export function projectionLoaders({ em }: Reading) {
  return {
    personName: new DataLoader<PersonId, string | null>(async (ids) => {
      const people = inOrder(ids, await em.find(PersonProjection, { id: { $in: [...ids] } }))
      return people.map((person) => person?.name ?? null)
    }),
    employerUser: new DataLoader<EmployerUserId, EmployerUserProjection | undefined>(async (ids) =>
      inOrder(ids, await em.find(EmployerUserProjection, { id: { $in: [...ids] } })),
    ),
    job: byId(em, JobProjection, 'job'),
    school: new DataLoader<string, SchoolProjection | undefined>(async (ids) =>
      inOrder(ids, await em.find(SchoolProjection, { id: { $in: [...ids] as SchoolId[] } })),
    ),
  }
}

function inOrder<Node extends { id: string }>(ids: readonly string[], found: readonly Node[]): (Node | undefined)[] {
  const nodes = new Map(found.map((node) => [node.id, node]))
  return ids.map((id) => nodes.get(id))
}
