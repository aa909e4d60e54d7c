import { candidateRegistered, registrationCancelled } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { RegistrationProjection } from '../acquaintance/registration-projection.ts'

/** Remembers who takes part in a fair, and so is shown to the employers there. */
export const onRegistration = reaction(
  [candidateRegistered, registrationCancelled],
  async ({ em, event: { data } }) => {
    const { id, eventId, candidateId, active } = data
    await em.upsert(RegistrationProjection, { id, eventId, candidateId, active })
  },
)
