import { setTimeout as pause } from 'node:timers/promises'
import { demoPeople } from '../demo/people.ts'
import type { Finding } from '../fair-day/checks/finding.ts'
import { fairDay } from '../fair-day/fair-day.ts'
import { noProgress } from '../fair-day/progress.ts'
import { chance } from '../fair-day/random.ts'
import type { Summary } from '../fair-day/report.ts'
import type { House } from './house.ts'
import { arrivedOnce } from './mails-arrived.ts'

export interface KillDayOptions {
  readonly house: House
  readonly seed: number
  readonly candidates: number
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
 * the seed; the house's keeper starts it again. Fairs follow one another until everybody had their turn.
 */
export async function killDay({
  house,
  seed,
  candidates,
  victims,
  say = () => {},
}: KillDayOptions): Promise<KillDayResult> {
  const staff = demoPeople.find(({ email }) => email === 'anne-laure.favre@example.org')!
  const dice = chance(seed, 'kills')
  const queue = dice.shuffled([...(victims ?? Object.keys(house.pids()))].sort())
  const killed: string[] = []
  const fairs: KillDayResult['fairs'][number][] = []
  for (let round = 0; queue.length > 0 && round < 6; round++) {
    const over = new AbortController()
    const killing = killInTurn(house, queue, killed, dice.next, say, over.signal)
    const fair = fairDay({
      url: house.url,
      seed: seed + round,
      staff,
      candidates,
      disturbed: true,
      // Killing begins with the first request, once people and calendars are there.
      progress: { ...noProgress, phase: (name) => void (name.includes('requests') && killing.begin()) },
    })
    fairs.push(await fair.finally(() => over.abort()))
    await killing.ended
  }
  return { killed, fairs, mails: await arrivedOnce(house.url) }
}

/** Takes victims from the queue until it is empty or the fair is over. */
function killInTurn(
  house: House,
  queue: string[],
  killed: string[],
  next: () => number,
  say: (line: string) => void,
  over: AbortSignal,
) {
  const start = Promise.withResolvers<void>()
  over.addEventListener('abort', () => start.resolve())
  const ended = start.promise.then(async () => {
    while (queue.length > 0) {
      await pause(100 + next() * 900)
      if (over.aborted) return
      const name = queue.shift()!
      const pid = house.pids()[name]!
      say(`kill -9 ${name} (${pid})`)
      process.kill(pid, 'SIGKILL')
      killed.push(name)
      await house.backAfter(name, pid)
    }
  })
  // A fair that fails says why itself.
  ended.catch(() => {})
  return { begin: start.resolve, ended }
}
