import { chance } from '@passerelle/testkit/dice'
import { demoPeople } from '../../house/demo/people.ts'
import type { Finding } from '../fair-day/checks/finding.ts'
import { fairDay } from '../fair-day/fair-day.ts'
import { firstOfMatches } from '../fair-day/phases/matches/post-jobs.ts'
import type { Progress } from '../fair-day/progress.ts'
import type { Summary } from '../fair-day/report.ts'
import type { House } from './house.ts'
import { arrivedOnce } from './mails-arrived.ts'

export interface KillDayOptions {
  readonly house: House
  readonly seed: number
  readonly candidates: number
  /** How many candidates the school proposes for a job after each fair; none when left out. */
  readonly pairs?: number
  /** Nobody is killed before the matches begin. */
  readonly onlyInMatches?: boolean
  /** Which processes, by name; all of the house when left out. */
  readonly victims?: readonly string[]
  readonly say?: (line: string) => void
}

export interface KillDayResult {
  readonly killed: readonly string[]
  readonly fairs: readonly { summary: Summary; findings: readonly Finding[] }[]
  /** Mails that reached the mail server twice. */
  readonly mails: Finding
}

/**
 * Lives fairs in a real house while each of its processes is killed (SIGKILL) once, in an order and at moments drawn from
 * the seed; the house's keeper starts it again. With matches, half of them die at the fair and half in the matches. Fairs
 * follow one another until everybody had their turn.
 */
export async function killDay({
  house,
  seed,
  candidates,
  pairs = 0,
  onlyInMatches = false,
  victims,
  say = () => {},
}: KillDayOptions): Promise<KillDayResult> {
  const staff = demoPeople.find(({ email }) => email === 'anne-laure.favre@example.org')!
  const dice = chance(seed, 'kills')
  const shuffled = dice.shuffled([...(victims ?? Object.keys(house.pids()))].sort())
  const atFair = onlyInMatches ? 0 : pairs > 0 ? Math.ceil(shuffled.length / 2) : shuffled.length
  const queues = { fair: shuffled.slice(0, atFair), matches: shuffled.slice(atFair) }
  const killed: string[] = []
  const fairs: KillDayResult['fairs'][number][] = []
  for (let round = 0; queues.fair.length + queues.matches.length > 0 && round < 6; round++) {
    const killer = killerOf(house, queues, dice.next, (name, pid, phase) => {
      killed.push(name)
      say(`kill -9 ${name} (${pid}) while ${phase}`)
    })
    const { progress } = killer
    const people = { url: house.url, seed: seed + round, staff, candidates, pairs }
    fairs.push(await fairDay({ ...people, disturbed: true, progress }))
    await killer.idle()
  }
  return { killed, fairs, mails: await arrivedOnce(house.url) }
}

/** From the first request to the last mail: before, there is nothing yet that could be lost or doubled. */
const firstPhase = 'candidates send their requests'

type Part = 'fair' | 'matches'

/** Kills one victim in each phase, when a drawn part of its steps is done, unless the one before is not back yet. */
function killerOf(
  house: House,
  queues: Readonly<Record<Part, string[]>>,
  next: () => number,
  onKill: (name: string, pid: number, phase: string) => void,
) {
  let part: Part | undefined
  let phase = ''
  let stepsToGo = Number.POSITIVE_INFINITY
  let busy: Promise<void> | undefined
  /** Who is left over from the fair dies in the matches. */
  const nextQueue = () =>
    (part === 'matches' ? [queues.matches, queues.fair] : [queues.fair]).find((queue) => queue.length > 0)
  async function kill(): Promise<void> {
    const name = nextQueue()!.shift()!
    const pid = house.pids()[name]!
    process.kill(pid, 'SIGKILL')
    onKill(name, pid, phase)
    await house.backAfter(name, pid)
  }
  function killOne(): void {
    if (busy || nextQueue() === undefined) return
    busy = kill().finally(() => {
      busy = undefined
    })
    // A victim that does not come back makes the fair fail, and idle() says why.
    busy.catch(() => {})
  }
  const progress: Progress = {
    phase(name, steps) {
      if (name === firstPhase) part = 'fair'
      if (name === firstOfMatches) part = 'matches'
      phase = name
      stepsToGo = part ? Math.floor(next() * steps * 0.6) : Number.POSITIVE_INFINITY
      // A phase of one step, or an early moment: while its first requests are under way.
      if (stepsToGo === 0) setTimeout(killOne, next() * 200)
    },
    step() {
      if (--stepsToGo === 0) killOne()
    },
    stop: () => {},
  }
  return { progress, idle: async () => busy }
}
