import { LockMode } from '@mikro-orm/postgresql'
import { availabilityChanged, employerUserRemoved } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { Host } from '../availability/host.ts'
import { HostListing } from '../availability/host-listing.ts'
import { tellHost } from '../availability/tell-host.ts'

/** Who has left a company is not met in its name any more. Interviews already made stay for the two to decide. */
export const onEmployerUserRemoved = reaction(employerUserRemoved, async ({ em, event: { data } }) => {
  const where = { employerUserId: data.id, open: true }
  for (const host of await em.find(Host, where, { lockMode: LockMode.PESSIMISTIC_WRITE })) {
    host.close()
    await em.nativeUpdate(HostListing, { hostId: host.id }, { open: false })
    tellHost(em, availabilityChanged, host)
  }
})
