import { type Caller, type Connection, everyNode, mutation, type Outcome, pageInfo } from '@passerelle/client'
import { type Standing, standingFields } from './ledger.ts'

/** An interview as a listing of one of its two people shows it. */
export interface Listed extends Standing {
  readonly needsMyAction: boolean
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
      edges { node { ${standingFields} needsMyAction host { id } candidate { id } } }
      ${pageInfo}
    }
  }
}`

/** @throws when it is not this person's */
export async function readInterview(caller: Caller, id: string): Promise<Standing> {
  const { interview } = await caller.ask<{ interview: Standing | null }>(one, { id })
  if (interview === null) throw new Error(`${caller.person.email} cannot read the interview ${id}`)
  return interview
}

const one = `query Interview($id: ID!) { interview(id: $id) { ${standingFields} } }`

type Args = Readonly<Record<string, unknown>>

type Wanted = (now: Standing) => boolean

/** Does something to an interview. @param wanted whether a lost answer has brought it about already */
function actOn(
  field: string,
): (caller: Caller, args: Args & { interviewId: string }, wanted: Wanted) => Promise<Outcome<Standing>> {
  const document = mutation(field, `Interview { ${standingFields} }`)
  return (caller, args, wanted) =>
    caller.act<Standing>(document, { input: args }, async () => {
      const now = await readInterview(caller, args.interviewId)
      return wanted(now) ? now : undefined
    })
}

const accept = actOn('acceptRequest')
const reject = actOn('rejectRequest')
const choose = actOn('chooseSlot')
const reschedule = actOn('rescheduleInterview')
const cancel = actOn('cancelInterview')

export const acceptRequest = (caller: Caller, interviewId: string) =>
  accept(caller, { interviewId }, ({ status }) => status === 'IN_SCHEDULING')

export const rejectRequest = (caller: Caller, interviewId: string, reason: string) =>
  reject(caller, { interviewId, reason }, ({ status }) => status === 'REJECTED')

export const chooseSlot = (caller: Caller, interviewId: string, startsAt: string) =>
  choose(caller, { interviewId, startsAt }, confirmedAt(startsAt))

export const rescheduleInterview = (caller: Caller, interviewId: string, startsAt: string) =>
  reschedule(caller, { interviewId, startsAt }, confirmedAt(startsAt))

export const cancelInterview = (caller: Caller, interviewId: string, reason: string) =>
  cancel(caller, { interviewId, reason }, ({ status }) => status === 'CANCELLED')

const confirmedAt =
  (startsAt: string): Wanted =>
  ({ status, slot }) =>
    status === 'CONFIRMED' && slot !== null && Date.parse(slot.startsAt) === Date.parse(startsAt)

const over = ['REJECTED', 'CANCELLED', 'COMPLETED']

/** Starts something with a host. A lost answer is found again among this person's interviews with that host. */
function start(field: string) {
  const document = mutation(field, `Interview { ${standingFields} }`)
  return (caller: Caller, eventId: string, args: Args & { hostId: string; candidateId?: string }) =>
    caller.act<Standing>(document, { input: args }, async () =>
      (await interviewsOf(caller, eventId)).find(
        ({ host, candidate, status }) =>
          host?.id === args.hostId &&
          (args.candidateId === undefined || candidate?.id === args.candidateId) &&
          !over.includes(status),
      ),
    )
}

export const requestInterview = start('requestInterview')
export const offerInterview = start('offerInterview')
export const bookSlot = start('bookSlot')
