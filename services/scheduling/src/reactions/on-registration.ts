import { registrationFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { callOff, isConfirmed } from '../interview/call-off.ts'

/** A talent who does not come to a fair takes the confirmed interviews there along. Behind the projection of registrations. */
export const onRegistration = reaction(registrationFacts, async ({ em, event, now }) => {
  const { eventId, personId: talent, active } = event.data
  if (active) return
  await callOff(em, { eventId, talent }, { cause: 'REGISTRATION_CANCELLED', event, now }, isConfirmed)
})
