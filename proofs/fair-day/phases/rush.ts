import { performance } from 'node:perf_hooks'
import type { Outcome } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import type { Fair, Host, Run, Talent } from '../fair.ts'
import { bookSlot, chooseSlot } from '../interviews.ts'
import type { Standing } from '../ledger.ts'
import type { Wish } from './send-requests.ts'

export interface RushResult {
  readonly confirmed: number
  /** Tried every common free period in vain; still in scheduling, or without a booking. */
  readonly empty: readonly Attempt[]
  readonly seconds: number
}

/** One talent who wants one slot of one host: with an accepted request, or by booking directly. */
export interface Attempt extends Wish {
  readonly interviewId?: string
}

/** Everybody's open attempts: what was accepted, and what can be booked directly. */
export function attemptsOf(
  run: Run,
  talents: readonly Talent[],
  hosts: readonly Host[],
  wishes: readonly Wish[],
): Attempt[] {
  const accepted = run.ledger
    .in('IN_SCHEDULING')
    .map(({ id, talent, host }) => ({ talent: talents[talent]!, host: hosts[host]!, interviewId: id }))
  const offered = run.ledger
    .in('REQUESTED')
    .filter((entry) => entry.sentBy === 'RECRUITER')
    .map(({ id, talent, host }) => ({ talent: talents[talent]!, host: hosts[host]!, interviewId: id }))
  return [...accepted, ...offered, ...wishes]
}

/** All at the same moment, each within the talent's own free periods that the host has open. */
export async function rush(run: Run, fair: Fair, name: string, attempts: readonly Attempt[]): Promise<RushResult> {
  run.progress.phase(name, attempts.length)
  const calendars = await calendarsFor(fair, attempts)
  const places = placesOf(attempts)
  const started = performance.now()
  const results = await Promise.all(
    attempts.map(async (attempt, index) => {
      const confirmed = await takeSlot(run, fair, attempt, calendars.get(attempt.host)!, places[index]!)
      run.progress.step()
      return confirmed
    }),
  )
  return {
    confirmed: results.filter((confirmed) => confirmed).length,
    empty: attempts.filter((_, index) => !results[index]),
    seconds: (performance.now() - started) / 1000,
  }
}

/** For each attempt, how many of the same talent come before it. */
function placesOf(attempts: readonly Attempt[]): number[] {
  const counts = new Map<Talent, number>()
  return attempts.map(({ talent }) => {
    const place = counts.get(talent) ?? 0
    counts.set(talent, place + 1)
    return place
  })
}

/** What each host has free, read once before the start signal, as a page would show it. */
async function calendarsFor(fair: Fair, attempts: readonly Attempt[]): Promise<Map<Host, Map<number, string>>> {
  const readers = new Map(attempts.map(({ host, talent }) => [host, talent]))
  const calendars = [...readers].map(async ([host, talent]) => [host, await freePeriods(fair, talent, host)] as const)
  return new Map(await Promise.all(calendars))
}

/** The host's free periods, with the instants at which they start. */
export async function freePeriods(
  fair: Fair,
  reader: Pick<Talent, 'caller'>,
  host: Host,
): Promise<Map<number, string>> {
  const { host: found } = await reader.caller.ask<{ host: { slots: { startsAt: string }[] } | null }>(slots, {
    id: host.id,
  })
  const starts = (found?.slots ?? []).map(({ startsAt }) => [fair.periodOf(startsAt), startsAt] as const)
  return new Map(starts.filter((start): start is [number, string] => start[0] !== undefined))
}

const slots = 'query Slots($id: ID!) { host(id: $id) { slots { startsAt endsAt } } }'

/** Refusals after which another period may be free. Every other one ends the attempt. */
const tryAnother = ['SLOT_TAKEN', 'TIME_CONFLICT']
const nothingLeft = ['NO_SLOT_AVAILABLE', 'NO_CREDITS_LEFT', 'ALREADY_IN_CONTACT']

async function takeSlot(
  run: Run,
  fair: Fair,
  attempt: Attempt,
  open: Map<number, string>,
  place: number,
): Promise<boolean> {
  const { talent, host } = attempt
  for (const period of wishedPeriods(run, talent, place)) {
    const startsAt = open.get(period)
    if (startsAt === undefined || heldPeriods(run, fair, talent).has(period)) continue
    const outcome = await take(attempt, startsAt)
    if (outcome.refused === undefined) {
      run.ledger.acknowledge({ talent: talent.index, host: host.index }, outcome.value)
      return true
    }
    if (nothingLeft.includes(outcome.refused)) return false
    if (!tryAnother.includes(outcome.refused)) throw new Error(`Not expected: ${outcome.refused} ${outcome.message}`)
  }
  return false
}

/** A talent's periods, each attempt with another one in front: nobody wants two interviews at one time. */
function wishedPeriods(run: Run, talent: Talent, place: number): number[] {
  const order = chance(run.seed, `periods of ${talent.number}`).shuffled(talent.free)
  const first = place % order.length
  return [...order.slice(first), ...order.slice(0, first)]
}

/** The periods in which a talent knows to be busy by now. */
export function heldPeriods(run: Run, fair: Fair, talent: Talent): Set<number | undefined> {
  const held = run.ledger.in('CONFIRMED').filter((entry) => entry.talent === talent.index)
  return new Set(held.map(({ slot }) => fair.periodOf(slot!.startsAt)))
}

function take({ talent, host, interviewId }: Attempt, startsAt: string): Promise<Outcome<Standing>> {
  if (interviewId !== undefined) return chooseSlot(talent.caller, interviewId, startsAt)
  const answer = host.question === null ? undefined : 'Parce que vos projets me parlent.'
  return bookSlot(talent.caller, { hostId: host.id, startsAt, message: 'À bientôt !', answer })
}
