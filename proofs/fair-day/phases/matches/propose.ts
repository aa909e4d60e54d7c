import { granted, mutation, until } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import type { Run, Talent } from '../../fair.ts'
import type { Offer, Pair } from './pair.ts'

/** What the journal of each match begins with. */
export const proposal = { action: 'PROPOSED', value: null, channel: 'INTERFACE', onBehalf: false, sure: true } as const

/** What the school may hear while the news of a candidate, a job or a contact is on its way. */
const notYet = ['NOT_FOUND', 'JOB_NOT_APPROVED', 'CONTACT_NOT_ACTIVE']

/**
 * The school proposes candidates, drawn, for jobs, drawn, no pair twice.
 * @param count how many; fewer when there are not so many different ones
 */
export async function propose(
  run: Run,
  talents: readonly Talent[],
  offers: readonly Offer[],
  count: number,
): Promise<Pair[]> {
  const all = talents.flatMap((talent) => offers.map((offer) => ({ talent, offer })))
  const drawn = chance(run.seed, 'pairs').shuffled(all).slice(0, count)
  run.progress.phase('the school proposes candidates', drawn.length)
  return Promise.all(
    drawn.map(async ({ talent, offer }, index): Promise<Pair> => {
      const matchId = await proposeMatch(run, talent, offer)
      run.progress.step()
      return { index, talent, offer, matchId, attempts: [proposal] }
    }),
  )
}

/** @returns the match's id @throws when the pair has one under way */
export async function proposeMatch(run: Run, talent: Talent, offer: Offer): Promise<string> {
  const cv = { kind: 'CV', name: `CV ${talent.person.name}`, url: 'https://documents.example.org/cv.pdf' }
  const input = { candidateId: talent.candidateId, jobId: offer.id, documents: [cv] }
  return until(`${talent.person.email} is proposed for ${offer.title}`, run.campus.patienceMs, async () => {
    const outcome = await run.staff.act<{ id: string }>(document, { input })
    return outcome.refused !== undefined && notYet.includes(outcome.refused) ? undefined : granted(outcome).id
  })
}

const document = mutation('proposeMatch', 'Match { id }')
