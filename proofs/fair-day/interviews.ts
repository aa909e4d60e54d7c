import { type Caller, type Connection, everyNode, mutation, type Outcome, pageInfo } from '@passerelle/client'
import { type Standing, standingFields } from './ledger.ts'

/** An interview as a listing of one of its two people shows it. */
export interface Listed extends Standing {
  readonly needsMyAction: boolean
  readonly place: { readonly address: string | null; readonly room: string | null }
  readonly host: { readonly id: string } | null
  readonly candidate: { readonly id: string } | null
}

/** Everything of one person at one event, whatever its status. */
export function interviewsOf(caller: Caller, eventId: string): Promise<Listed[]> {
  return everyNode(async (after) => {
    const { event } = await caller.ask<{ event: { myInterviews: Connection<Listed> } | null }>(mine, { eventId, after })
    // An event that this person does not see yet has nothing of theirs.
    return event?.myInterviews ?? { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }
  })
}

const mine = `query MyInterviews($eventId: ID!, $after: String) {
  event(id: $eventId) {
    myInterviews(first: 100, after: $after) {
      edges { node { ${standingFields} needsMyAction place { address room } host { id } candidate { id } } }
      ${pageInfo}
    }
  }
}`

type Args = Readonly<Record<string, unknown>>

/** Does something to an interview. */
function actOn(field: string): (caller: Caller, input: Args & { interviewId: string }) => Promise<Outcome<Standing>> {
  const document = mutation(field, `Interview { ${standingFields} }`)
  return (caller, input) => caller.act<Standing>(document, { input })
}

const accept = actOn('acceptRequest')
const reject = actOn('rejectRequest')
const choose = actOn('chooseSlot')
const reschedule = actOn('rescheduleInterview')
const cancel = actOn('cancelInterview')

export const acceptRequest = (caller: Caller, interviewId: string) => accept(caller, { interviewId })

export const rejectRequest = (caller: Caller, interviewId: string, reason: string) =>
  reject(caller, { interviewId, reason })

export const chooseSlot = (caller: Caller, interviewId: string, startsAt: string) =>
  choose(caller, { interviewId, startsAt })

export const rescheduleInterview = (caller: Caller, interviewId: string, startsAt: string) =>
  reschedule(caller, { interviewId, startsAt })

export const cancelInterview = (caller: Caller, interviewId: string, reason: string) =>
  cancel(caller, { interviewId, reason })

/** Starts something with a host. */
function start(field: string) {
  const document = mutation(field, `Interview { ${standingFields} }`)
  return (caller: Caller, input: Args & { hostId: string; candidateId?: string }) =>
    caller.act<Standing>(document, { input })
}

export const requestInterview = start('requestInterview')
export const offerInterview = start('offerInterview')
export const bookSlot = start('bookSlot')
