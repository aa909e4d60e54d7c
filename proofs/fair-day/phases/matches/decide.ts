import { type Chance, chance } from '@passerelle/testkit/dice'
import type { Run } from '../../fair.ts'
import { acceptCandidate, refuseCandidate } from '../../matches.ts'
import { attempt, note } from './act.ts'
import { minutes, onTheWall } from './dates.ts'
import { type Inbox, mailsWithinMs } from './inbox.ts'
import type { Pair } from './pair.ts'
import { press } from './press.ts'
import { buttonsOf } from './proposal-mail.ts'

/** What a decision needs. */
export interface Desk {
  readonly run: Run
  readonly inbox: Inbox
  /** Instants that a company may propose. */
  readonly dates: readonly string[]
  /** Something is broken on purpose meanwhile: a mail may be lost. */
  readonly disturbed: boolean
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
      if (dice.happens(0.2)) await takeAlone(desk, pair, drawn(desk, dice, dice.happens(0.5)))
      const decision = drawn(desk, dice, yes)
      await takeAlone(desk, pair, decision)
      if (dice.happens(0.15)) await takeAlone(desk, pair, decision)
      desk.run.progress.step()
    }),
  )
}

/** One decision, its way and its date drawn. */
export async function decide(desk: Desk, pair: Pair, dice: Chance, yes: boolean): Promise<void> {
  await take(desk, pair, drawn(desk, dice, yes), false)
}

/** While nobody else acts, a button that is pressed decides. */
async function takeAlone(desk: Desk, pair: Pair, decision: Decision): Promise<void> {
  await take(desk, pair, decision, true)
}

/** The same in the interface, by somebody who has the list open: perhaps before the mail is written, which then stays away. */
export function decideAtOnce(desk: Desk, pair: Pair, dice: Chance, yes: boolean): Promise<void> {
  return decideInInterface(pair, drawn(desk, dice, yes))
}

interface Decision {
  readonly yes: boolean
  readonly byMail: boolean
  readonly startsAt: string
}

function drawn({ dates }: Desk, dice: Chance, yes: boolean): Decision {
  return { yes, byMail: dice.happens(0.5), startsAt: dice.pick(dates) }
}

async function take(desk: Desk, pair: Pair, decision: Decision, alone: boolean): Promise<void> {
  const { yes, byMail, startsAt } = decision
  const value = yes ? 'ACCEPTED' : 'REFUSED'
  // Whichever way they answer, they have heard of it by the mail, where one comes.
  const buttons = await buttonsOf(desk.inbox, pair, mailsWithinMs)
  if (byMail && buttons) {
    const { person } = pair.offer.contact
    const form = yes ? { ...onTheWall(startsAt, person.zone), duration: String(minutes), comment: '' } : { comment: '' }
    const heeded = await press(desk.run.campus, yes ? buttons.yes : buttons.no, form)
    if (alone && !heeded) throw new Error(`${pair.matchId}: the button ${value} of the mail was not heeded`)
    // The page says the same whether it was heeded or a step was taken meanwhile: then the journal knows.
    note(pair, { action: 'COMPANY_DECIDED', value, channel: 'MAIL' }, alone && heeded)
    return
  }
  await decideInInterface(pair, decision)
}

async function decideInInterface(pair: Pair, { yes, startsAt }: Decision): Promise<void> {
  const value = yes ? 'ACCEPTED' : 'REFUSED'
  const { contact } = pair.offer
  const doing = yes ? acceptCandidate(contact, pair.matchId, startsAt, minutes) : refuseCandidate(contact, pair.matchId)
  await attempt(pair, { action: 'COMPANY_DECIDED', value }, doing, overtaken)
}
