import type { EmployerUserId, PersonId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { EmployerUserProjection, PersonProjection } from './projections.ts'

/** What rules need that ask whether a contact still acts for the company. */
export interface AsksContact {
  loaders: Pick<ReturnType<typeof projectionLoaders>, 'employerUser'>
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
  }
}

function inOrder<Node extends { id: string }>(ids: readonly string[], found: readonly Node[]): (Node | undefined)[] {
  const nodes = new Map(found.map((node) => [node.id, node]))
  return ids.map((id) => nodes.get(id))
}
