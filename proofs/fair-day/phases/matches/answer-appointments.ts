import { chance } from '@passerelle/testkit/dice'
import { answerAppointment, answerOffer, readMatch } from '../../matches.ts'
import { attempt } from './act.ts'
import { type Desk, decide, overtaken } from './decide.ts'
import type { Pair } from './pair.ts'

/**
 * Candidates answer the proposed dates; at some of these moments the contact changes his mind. Afterwards some try what is
 * too late: the contact another decision, the candidate another answer to the offer.
 */
export async function answerAppointments(desk: Desk, pairs: readonly Pair[]): Promise<void> {
  desk.run.progress.phase('candidates answer the appointments, some contacts change their mind', pairs.length)
  await Promise.all(
    pairs.map(async (pair) => {
      const dice = chance(desk.run.seed, `appointment ${pair.index}`)
      const yes = dice.happens(0.85)
      const against = dice.happens(0.3) ? [decide(desk, pair, dice, dice.happens(0.5))] : []
      await Promise.all([answer(pair, yes), ...against])
      // Whoever was overtaken reads the new date, and answers that one.
      if (against.length > 0) await answer(pair, yes)
      if (dice.happens(0.2)) await decide(desk, pair, dice, !yes)
      if (dice.happens(0.1)) await changeOffer(pair)
      desk.run.progress.step()
    }),
  )
}

async function answer(pair: Pair, yes: boolean): Promise<void> {
  const { caller } = pair.talent
  const { state, appointment } = await readMatch(caller, pair.matchId)
  if (state !== 'APPOINTMENT_PROPOSED' || appointment === null) return
  const deed = { action: 'APPOINTMENT_ANSWERED', value: yes ? 'ACCEPTED' : 'REFUSED' } as const
  await attempt(pair, deed, answerAppointment(caller, pair.matchId, appointment.round, yes), overtaken)
}

/** Too late once the company has decided; otherwise it counts. */
async function changeOffer(pair: Pair): Promise<void> {
  const deed = { action: 'OFFER_ANSWERED', value: 'REFUSED' } as const
  await attempt(pair, deed, answerOffer(pair.talent.caller, pair.matchId, false), overtaken)
}
