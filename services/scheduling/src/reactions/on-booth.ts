import { boothFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'

/** A closed booth takes its recruiters out of the directory. */
export const onBooth = reaction(boothFacts, async ({ em, event: { data } }) => {
  const { eventId, employerId, open } = data
  await em.nativeUpdate(HostListing, { eventId, employerId }, { boothOpen: open })
})
