import { chance } from '@passerelle/testkit/dice'
import type { Fair, Host, Run, Talent } from '../fair.ts'
import { cancelInterview, rescheduleInterview } from '../interviews.ts'
import type { Entry } from '../ledger.ts'
import { freePeriods, heldPeriods } from './rush.ts'

/** Some confirmed interviews move to another period that both have free, at the wish of either side. */
export async function rescheduleSome(
  run: Run,
  fair: Fair,
  talents: readonly Talent[],
  hosts: readonly Host[],
  share: number,
): Promise<number> {
  const movers = run.ledger.in('CONFIRMED').filter((entry) => decides(run, 'move', entry, share))
  run.progress.phase('some reschedule', movers.length)
  const moved = await Promise.all(
    movers.map(async (entry) => {
      const done = await reschedule(run, fair, talents[entry.talent]!, hosts[entry.host]!, entry)
      run.progress.step()
      return done
    }),
  )
  return moved.filter((done) => done).length
}

async function reschedule(run: Run, fair: Fair, talent: Talent, host: Host, entry: Entry): Promise<boolean> {
  const mover = decides(run, 'mover', entry, 0.5) ? talent : host
  const open = await freePeriods(fair, talent, host)
  for (const period of talent.free) {
    const startsAt = open.get(period)
    if (startsAt === undefined || heldPeriods(run, fair, talent).has(period)) continue
    const outcome = await rescheduleInterview(mover.caller, entry.id, startsAt)
    if (outcome.refused === undefined) {
      run.ledger.acknowledge({ talent: talent.index, host: host.index }, outcome.value)
      return true
    }
    // Somebody else moved there first, or is busy then: the next period.
    const next = ['SLOT_TAKEN', 'TIME_CONFLICT', 'NO_SLOT_AVAILABLE']
    if (!next.includes(outcome.refused)) throw new Error(`Not expected: ${outcome.refused} ${outcome.message}`)
  }
  return false
}

/** Some confirmed interviews are cancelled, by either side; their periods are free again at once. */
export async function cancelSome(
  run: Run,
  talents: readonly Talent[],
  hosts: readonly Host[],
  share: number,
): Promise<number> {
  const cancelled = run.ledger.in('CONFIRMED').filter((entry) => decides(run, 'cancel', entry, share))
  run.progress.phase('some cancel', cancelled.length)
  await Promise.all(
    cancelled.map(async (entry) => {
      const who = decides(run, 'canceller', entry, 0.5) ? talents[entry.talent]! : hosts[entry.host]!
      const outcome = await cancelInterview(who.caller, entry.id, 'Empêchement de dernière minute.')
      if (outcome.refused !== undefined) throw new Error(`Not expected: ${outcome.refused} ${outcome.message}`)
      run.ledger.acknowledge({ talent: entry.talent, host: entry.host }, outcome.value)
      run.progress.step()
    }),
  )
  return cancelled.length
}

function decides(run: Run, what: string, { talent, host }: Entry, probability: number): boolean {
  return chance(run.seed, `${what} of ${talent} at ${host}`).happens(probability)
}
