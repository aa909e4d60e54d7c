import { LockMode } from '@mikro-orm/postgresql'
import { availabilityChanged, employerUserRemoved } from '@passerelle/contracts'
import { isId } from '@passerelle/kernel'
import { reaction } from '@passerelle/messaging'
import { Host } from '../availability/host.ts'
import { HostListing } from '../availability/host-listing.ts'
import { tellHost } from '../availability/tell-host.ts'
import { withdrawOfLeaver } from '../informational-offer/withdraw-of-leaver.ts'
import { Interview } from '../interview/interview.ts'
import { leftCompany } from '../interview/lacks-recruiter.ts'
import { openOf } from '../interview/open-interviews.ts'
import { partWith } from '../interview/part-with-leavers.ts'
import { awaitDecision } from '../interview/undecided.ts'

/**
 * Who has left a company is not met in its name any more. What they were to lead waits for the company
 * to decide; where they were one more interviewer, it stands with the others.
 */
export const onEmployerUserRemoved = reaction(employerUserRemoved, async ({ em, event: { data, actor }, now }) => {
  const where = { employerUserId: data.id, open: true }
  for (const host of await em.find(Host, where, { lockMode: LockMode.PESSIMISTIC_WRITE })) {
    host.close()
    await em.nativeUpdate(HostListing, { hostId: host.id }, { open: false })
    tellHost(em, availabilityChanged, host)
  }
  await withdrawOfLeaver(em, data.id)
  if (!(await leftCompany(em, data))) return
  for (const interview of await em.find(Interview, openOf(data.personId, data.employerId))) {
    await awaitDecision(em, interview, now)
  }
  await partWith(em, data, isId('per', actor) ? actor : null, now)
})
