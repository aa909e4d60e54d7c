import { employerUserAdded, employerUserChanged, employerUserRemoved } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { EmployerUserProjection } from '../projections/projections.ts'

/** Remembers who can be a match's contact. */
export const onEmployerUser = reaction(
  [employerUserAdded, employerUserChanged, employerUserRemoved],
  async ({ em, event: { data } }) => {
    const { id, employerId, personId, active } = data
    await em.upsert(EmployerUserProjection, { id, employerId, personId, active })
  },
)
