import type { Run } from '../../fair.ts'
import { acceptCandidate, refuseCandidate } from '../../matches.ts'
import { type Chance, chance } from '../../random.ts'
import { attempt } from './act.ts'
import { minutes, onTheWall } from './dates.ts'
import type { Inbox } from './inbox.ts'
import type { Pair } from './pair.ts'
import { press } from './press.ts'
import { buttonsOf } from './proposal-mail.ts'

/** What a decision needs. */
export interface Desk {
  readonly run: Run
  readonly inbox: Inbox
  /** Instants that a company may propose. */
  readonly dates: readonly string[]
}

/** Refusals that mean that somebody else was faster; they are right whenever two act at one moment. */
export const overtaken = ['DECISION_CLOSED', 'APPOINTMENT_CHANGED', 'OFFER_REFUSED']

/** Contacts decide, by the link of the mail or by the interface; some press twice, some change their mind. */
export async function decideAll(desk: Desk, pairs: readonly Pair[]): Promise<void> {
  desk.run.progress.phase('contacts decide, by link and interface', pairs.length)
  await Promise.all(
    pairs.map(async (pair) => {
      const dice = chance(desk.run.seed, `decision ${pair.index}`)
      const yes = dice.happens(0.85)
      if (dice.happens(0.2)) await decide(desk, pair, dice, dice.happens(0.5))
      const decision = drawn(desk, dice, yes)
      await take(desk, pair, decision)
      if (dice.happens(0.15)) await take(desk, pair, decision)
      desk.run.progress.step()
    }),
  )
}

/** One decision, its way and its date drawn. */
export function decide(desk: Desk, pair: Pair, dice: Chance, yes: boolean): Promise<void> {
  return take(desk, pair, drawn(desk, dice, yes))
}

interface Decision {
  readonly yes: boolean
  readonly byMail: boolean
  readonly startsAt: string
}

function drawn({ dates }: Desk, dice: Chance, yes: boolean): Decision {
  return { yes, byMail: dice.happens(0.5), startsAt: dice.pick(dates) }
}

async function take(desk: Desk, pair: Pair, decision: Decision): Promise<void> {
  const { yes, byMail, startsAt } = decision
  const value = yes ? 'ACCEPTED' : 'REFUSED'
  // They hear of it by the mail, whichever way they answer; one decided before it is written does not leave any more.
  const { yes: accept, no } = await buttonsOf(desk.inbox, pair, desk.run.campus.patienceMs)
  if (byMail) {
    const { person } = pair.offer.contact
    const form = yes ? { ...onTheWall(startsAt, person.zone), duration: String(minutes), comment: '' } : { comment: '' }
    await press(desk.run.campus, yes ? accept : no, form)
    // The page says the same whether it was heeded or a step was taken meanwhile: the journal knows.
    pair.attempts.push({ action: 'COMPANY_DECIDED', value, channel: 'MAIL', onBehalf: false, sure: false })
    return
  }
  const { contact } = pair.offer
  const doing = yes ? acceptCandidate(contact, pair.matchId, startsAt, minutes) : refuseCandidate(contact, pair.matchId)
  await attempt(pair, { action: 'COMPANY_DECIDED', value }, doing, overtaken)
}
