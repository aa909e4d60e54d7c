import { reaction } from '@passerelle/messaging'
import { boothsToSchools, registrationsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { meet, retell, tell } from '../news/tell.ts'
import { BoothProjection, RegistrationProjection } from '../projections/events.ts'
import { project } from './project.ts'

export const onRegistration = reaction(registrationsToSchools.contracts, async ({ em, event, now }) => {
  const { eventId, active } = event.data
  await meet(em, [eventId], 'exclusive')
  await project(em, new RegistrationProjection(event.data, event.occurredAt), ['since'])
  if (active) await retell(em, eventId, event.occurredAt, now)
  await tell(em, event, now, [eventId])
  await tellFeed(em, event, registrationsToSchools)
})

export const onBooth = reaction(boothsToSchools.contracts, async ({ em, event, now }) => {
  const { eventId, open } = event.data
  await meet(em, [eventId], 'exclusive')
  await project(em, new BoothProjection(event.data))
  if (open) await retell(em, eventId, event.occurredAt, now)
  await tell(em, event, now, [eventId])
  await tellFeed(em, event, boothsToSchools)
})
