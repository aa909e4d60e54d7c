import { chance } from '@passerelle/testkit/dice'
import { answerOffer } from '../../matches.ts'
import { attempt } from './act.ts'
import { type Desk, decideAtOnce } from './decide.ts'
import type { Pair } from './pair.ts'

/**
 * Candidates take most offers; some first say the contrary, some press twice, and for some the school answers. A few
 * contacts decide at the same moment as they see the yes.
 */
export async function answerOffers(desk: Desk, pairs: readonly Pair[]): Promise<Pair[]> {
  const { run } = desk
  run.progress.phase('candidates answer the offers', pairs.length)
  const answers = await Promise.all(
    pairs.map(async (pair) => {
      const dice = chance(run.seed, `offer ${pair.index}`)
      const yes = dice.happens(0.88)
      const onBehalf = dice.happens(0.08)
      const caller = onBehalf ? run.staff : pair.talent.caller
      const say = (accept: boolean) => {
        const deed = { action: 'OFFER_ANSWERED', value: accept ? 'ACCEPTED' : 'REFUSED', onBehalf } as const
        return attempt(pair, deed, answerOffer(caller, pair.matchId, accept))
      }
      if (dice.happens(0.15)) await say(!yes)
      if (dice.happens(0.15)) await Promise.all([say(yes), say(yes)])
      else await say(yes)
      if (yes && dice.happens(0.1)) await decideAtOnce(desk, pair, dice, dice.happens(0.8))
      run.progress.step()
      return yes ? [pair] : []
    }),
  )
  return answers.flat()
}
