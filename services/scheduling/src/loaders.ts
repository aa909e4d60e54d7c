import type { EventId, HostId, InterviewId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { browsing } from './availability/browsing.ts'
import { contacts } from './availability/contacts.ts'
import { freeSlotsOf } from './availability/free-slots-of.ts'
import { Host } from './availability/host.ts'
import { HostListing } from './availability/host-listing.ts'
import { hostsOfUsers } from './availability/hosts-of-users.ts'
import { requestCounts } from './availability/request-counts.ts'
import { creditsUsed } from './credit/credits-used.ts'
import { Interview } from './interview/interview.ts'
import { myInterviews } from './interview/my-interviews.ts'
import { EventProjection } from './projection/projections.ts'
import { Verdict } from './verdict/verdict.ts'

export type Loaders = ReturnType<typeof loadersOf>

/** What one request reads, each kind in one statement whatever the number. */
export function loadersOf(ctx: Reading) {
  const { em, viewer } = ctx
  const me = viewer.personId
  const host = new DataLoader<HostId, Host | undefined>(async (ids) =>
    inOrder(ids, await em.find(Host, { id: { $in: [...ids] } }), ({ id }) => id),
  )
  const event = new DataLoader<EventId, EventProjection | undefined>(async (ids) =>
    inOrder(ids, await em.find(EventProjection, { id: { $in: [...ids] } }), ({ id }) => id),
  )
  const listing = new DataLoader<HostId, HostListing | undefined>(async (ids) =>
    inOrder(ids, await em.find(HostListing, { hostId: { $in: [...ids] } }), ({ hostId }) => hostId),
  )
  const interview = new DataLoader<InterviewId, Interview | undefined>(async (ids) =>
    inOrder(ids, await em.find(Interview, { id: { $in: [...ids] } }), ({ id }) => id),
  )
  const verdict = new DataLoader<InterviewId, Verdict | undefined>(async (ids) =>
    inOrder(ids, await em.find(Verdict, { interviewId: { $in: [...ids] } }), ({ interviewId }) => interviewId),
  )
  return {
    verdict,
    host,
    event,
    listing,
    interview,
    browsing: browsing(em, viewer),
    contacts: contacts(em, me),
    hostsOfUser: hostsOfUsers(em),
    requestCount: requestCounts(em),
    freeSlots: freeSlotsOf(em, event, ctx.now),
    creditsUsed: creditsUsed(em, me),
    ofEvent: myInterviews(em, me, 'event_id'),
    ofCandidate: myInterviews(em, me, 'candidate_id'),
  }
}

function inOrder<Id, Row>(ids: readonly Id[], rows: readonly Row[], idOf: (row: Row) => Id): (Row | undefined)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]))
  return ids.map((id) => byId.get(id))
}
