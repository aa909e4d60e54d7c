import { reaction } from '@passerelle/messaging'
import { boothsToSchools, registrationsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { meet } from '../news/meet.ts'
import { retell, tell } from '../news/tell.ts'
import { booths, registrations } from '../projections/projections.sources.ts'

export const onRegistration = reaction(registrationsToSchools.contracts, async ({ em, event, now }) => {
  const { eventId, active } = event.data
  await meet(em, [eventId], 'exclusive')
  await registrations.handle({ em, event })
  if (active) await retell(em, eventId, event.occurredAt, now)
  await tell(em, event, now, [eventId])
  await tellFeed(em, event, registrationsToSchools)
})

export const onBooth = reaction(boothsToSchools.contracts, async ({ em, event, now }) => {
  const { eventId, open } = event.data
  await meet(em, [eventId], 'exclusive')
  await booths.handle({ em, event })
  if (open) await retell(em, eventId, event.occurredAt, now)
  await tell(em, event, now, [eventId])
  await tellFeed(em, event, boothsToSchools)
})
