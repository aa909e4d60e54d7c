import { actWhenReady, type Caller, mutation, type Outcome, until } from '@passerelle/client'
import { mailsWithinMs } from './inbox.ts'
import type { Offer, Pair } from './pair.ts'

interface Planned {
  readonly id: string
}

/** The contact of an offer plans an interview about it outside the fair, and leads it. */
export function planFor(
  { talent, offer }: Pick<Pair, 'talent' | 'offer'>,
  startsAt: string,
): Promise<Outcome<Planned>> {
  return offer.contact.act<Planned>(plan, { input: inputFor({ talent, offer }, startsAt) })
}

/** The same once scheduling has heard that the candidate has taken the offer. @returns the interview's id */
export async function planWhenAcquainted(pair: Pick<Pair, 'talent' | 'offer'>, startsAt: string): Promise<string> {
  const { contact } = pair.offer
  return (await actWhenReady<Planned>(contact, plan, { input: inputFor(pair, startsAt) }, ['NOT_ACQUAINTED'])).id
}

function inputFor({ talent, offer }: Pick<Pair, 'talent' | 'offer'>, startsAt: string) {
  return {
    employerId: offer.employerId,
    candidateId: talent.candidateId,
    jobId: offer.id,
    startsAt,
    durationMinutes: 45,
  }
}

/** Invites to a planned interview. */
export async function invite({ contact }: Offer, interviewId: string): Promise<void> {
  await actWhenReady(contact, inviteToInterview, { input: { interviewId } }, ['INTERVIEW_UNKNOWN'])
}

/** The name that the candidate's invitation has in calendars, as whoever leads the interview reads it. */
export function uidOf(contact: Caller, id: string): Promise<string> {
  return until(`${id} is invited to`, mailsWithinMs, async () => {
    const { interview } = await contact.ask<{ interview: { talentInvitation: { uid: string } | null } | null }>(
      invited,
      { id },
    )
    return interview?.talentInvitation?.uid
  })
}

const plan = mutation('planInterview', 'Interview { id }')
const inviteToInterview = mutation('inviteToInterview', 'Interview { id }')
const invited = 'query InvitedTo($id: ID!) { interview(id: $id) { id talentInvitation { uid } } }'
