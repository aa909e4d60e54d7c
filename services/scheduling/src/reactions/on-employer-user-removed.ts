import { LockMode } from '@mikro-orm/postgresql'
import { availabilityChanged, employerUserRemoved } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { Host } from '../availability/host.ts'
import { HostListing } from '../availability/host-listing.ts'
import { tellHost } from '../availability/tell-host.ts'
import { Interview } from '../interview/interview.ts'
import { openOf } from '../interview/open-interviews.ts'
import { awaitDecision } from '../interview/undecided.ts'

/** Who has left a company is not met in its name any more. Interviews already made wait for the company to decide. */
export const onEmployerUserRemoved = reaction(employerUserRemoved, async ({ em, event: { data }, now }) => {
  const where = { employerUserId: data.id, open: true }
  for (const host of await em.find(Host, where, { lockMode: LockMode.PESSIMISTIC_WRITE })) {
    host.close()
    await em.nativeUpdate(HostListing, { hostId: host.id }, { open: false })
    tellHost(em, availabilityChanged, host)
  }
  for (const interview of await em.find(Interview, openOf(data.personId, data.employerId))) {
    await awaitDecision(em, interview, now)
  }
})
