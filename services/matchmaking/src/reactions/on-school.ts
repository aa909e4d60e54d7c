import { schoolChanged, schoolRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { SchoolProjection } from '../projections/projections.ts'

/** Remembers schools' names. */
export const onSchool = reaction([schoolRegistered, schoolChanged], async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(SchoolProjection, { id, name })
})
