import type { EntityManager } from '@mikro-orm/postgresql'
import type { SchoolId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Matching } from './matching.ts'

export function matchingLoaders({ em }: Reading) {
  return {
    /** By school: whether it puts candidates in touch with companies. */
    matchingOn: new DataLoader<string, boolean>(async (schools) => {
      const without = await schoolsWithout(em, schools)
      return schools.map((school) => !without.has(school))
    }),
  }
}

/** Those among the schools that put nobody in touch. */
export async function schoolsWithout(em: EntityManager, schools: readonly string[]): Promise<Set<string>> {
  const off = await em.find(Matching, { schoolId: { $in: [...schools] as SchoolId[] }, isOn: false })
  return new Set(off.map(({ schoolId }) => schoolId))
}
