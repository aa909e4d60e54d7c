import { boothClosed, boothOpened } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'
import { BoothProjection } from '../projections/projections.ts'

/** Remembers which companies have a booth; a closed one takes its recruiters out of the directory. */
export const onBooth = reaction([boothOpened, boothClosed], async ({ em, event: { data } }) => {
  const { id, eventId, employerId, open } = data
  await em.upsert(BoothProjection, { id, eventId, employerId, open })
  await em.nativeUpdate(HostListing, { eventId, employerId }, { boothOpen: open })
})
