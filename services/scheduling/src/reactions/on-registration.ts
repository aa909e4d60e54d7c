import { candidateRegistered, registrationCancelled } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { RegistrationProjection } from '../projections/projections.ts'

/** Remembers who takes part in an event: only they meet recruiters. */
export const onRegistration = reaction(
  [candidateRegistered, registrationCancelled],
  async ({ em, event: { data } }) => {
    const { id, eventId, candidateId, personId, active } = data
    await em.upsert(RegistrationProjection, { id, eventId, candidateId, personId, active })
  },
)
