import { boothClosed, boothOpened, candidateRegistered, registrationCancelled } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { meet, retell, tell } from '../news/tell.ts'
import { BoothProjection, RegistrationProjection } from '../projections/events.ts'
import { project } from './project.ts'

export const onRegistration = reaction([candidateRegistered, registrationCancelled], async ({ em, event, now }) => {
  const { eventId, active } = event.data
  await meet(em, [eventId], 'exclusive')
  await project(em, new RegistrationProjection(event.data, event.occurredAt), ['since'])
  if (active) await retell(em, eventId, event.occurredAt, now)
  await tell(em, event, now, [eventId])
})

export const onBooth = reaction([boothOpened, boothClosed], async ({ em, event, now }) => {
  const { eventId, open } = event.data
  await meet(em, [eventId], 'exclusive')
  await project(em, new BoothProjection(event.data))
  if (open) await retell(em, eventId, event.occurredAt, now)
  await tell(em, event, now, [eventId])
})
