import { type Caller, granted, until } from '@passerelle/client'
import { type Chance, chance } from '@passerelle/testkit/dice'
import { cancelInterview } from '../../interviews.ts'
import { answerAppointment, endMatch, type Match, readMatch, standingInterview } from '../../matches.ts'
import { attempt, note } from './act.ts'
import { type Desk, decideAtOnce, overtaken } from './decide.ts'
import type { Pair } from './pair.ts'
import { proposeMatch } from './propose.ts'

interface Settled {
  readonly pair: Pair
  readonly match: Match
}

/**
 * Some interviews are cancelled, by either side, and the match hears of it. Half of the contacts propose another date, which
 * the candidate accepts; the school ends the others, and puts the pair in touch anew.
 */
export async function cancelInterviews(desk: Desk, matches: readonly Settled[], share: number): Promise<void> {
  const dice = new Map(matches.map(({ pair }) => [pair, chance(desk.run.seed, `cancellation ${pair.index}`)]))
  const cancelled = matches.filter(({ pair, match }) => standingInterview(match) && dice.get(pair)!.happens(share))
  desk.run.progress.phase('some interviews are cancelled, and the matches go on or end', cancelled.length)
  await Promise.all(
    cancelled.map(async ({ pair, match }) => {
      await cancelOne(desk, pair, match.interview!, dice.get(pair)!)
      desk.run.progress.step()
    }),
  )
}

async function cancelOne(desk: Desk, pair: Pair, { id }: { id: string }, dice: Chance): Promise<void> {
  const { talent, offer, matchId } = pair
  const { run } = desk
  const caller: Caller = dice.happens(0.5) ? talent.caller : offer.contact
  granted(await cancelInterview(caller, id, 'Empêchement de dernière minute.'))
  note(pair, { action: 'INTERVIEW_CANCELLED', value: null }, true)
  await until(`${matchId} hears that its interview is cancelled`, run.campus.patienceMs, async () => {
    const { state } = await readMatch(offer.contact, matchId)
    return state === 'CANDIDATE_ACCEPTED' || undefined
  })
  if (dice.happens(0.5)) return anotherDate(desk, pair, dice)
  await attempt(pair, { action: 'ENDED', value: null }, endMatch(run.staff, matchId, 'Le poste est pourvu.'))
  await proposeMatch(run, talent, offer)
}

async function anotherDate(desk: Desk, pair: Pair, dice: Chance): Promise<void> {
  const { talent, matchId } = pair
  await decideAtOnce(desk, pair, dice, true)
  const { appointment } = await readMatch(talent.caller, matchId)
  const deed = { action: 'APPOINTMENT_ANSWERED', value: 'ACCEPTED' } as const
  await attempt(pair, deed, answerAppointment(talent.caller, matchId, appointment!.round, true), overtaken)
}
