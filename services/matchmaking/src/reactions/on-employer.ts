import { employerChanged, employerRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { EmployerProjection } from '../projections/projections.ts'

/** Remembers companies' names. */
export const onEmployer = reaction([employerRegistered, employerChanged], async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(EmployerProjection, { id, name })
})
