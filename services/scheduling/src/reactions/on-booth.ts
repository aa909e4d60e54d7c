import { boothFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { keepReceived } from '../availability/received.ts'

/** A closed booth takes its recruiters out of the directory. Behind the projection of booths, which says what is open. */
export const onBooth = reaction(boothFacts, async ({ em, event: { data } }) => {
  const { eventId, employerId } = data
  await keepReceived(em, employerId, { eventId })
})
