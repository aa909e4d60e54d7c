import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Broken } from './report.ts'
import { isWhole, wholePage } from './visitor.ts'

/** Milliseconds that a visitor waits at most, and that the house takes to be whole again. */
const aFew = 8_000
const wholeAgain = 15_000

/** A process that stands still: one service costs its own part, and the log says which; the database costs a few seconds. */
export async function frozen({ house, visitor, findings }: Broken): Promise<void> {
  findings.about('Frozen')
  const parts = { scheduling: 'myAgenda', notifications: 'myNotices', events: 'myEvents' }
  for (const [name, field] of Object.entries(parts)) {
    const pid = house.pids()[name]!
    process.kill(pid, 'SIGSTOP')
    const { milliseconds, data, errors } = await visitor.ask(wholePage)
    process.kill(pid, 'SIGCONT')
    findings.saw(`${name}: answered in a few seconds`, milliseconds < aFew, `${milliseconds} ms`)
    const missing = Object.entries(data ?? {}).flatMap(([place, value]) => (value === null ? [place] : []))
    findings.saw(`${name}: the rest is there`, data !== null && missing.join() === field, missing)
    const told = errors.map(({ path, extensions }) => `${path?.[0]} ${extensions?.code}`)
    findings.saw(`${name}: its place has its error`, told.join() === `${field} UNAVAILABLE`, told)
    const log = readFileSync(join(house.logs, 'gateway.log'), 'utf8')
    findings.saw(`${name}: the log names it`, log.includes(`"subgraph":"${name}"`))
    const back = await visitor.until(wholePage, isWhole, wholeAgain)
    findings.saw(`${name}: whole again by itself`, back !== undefined, `${back} ms`)
  }
  const postgres = house.pids().postgres!
  const all = [postgres, ...childrenOf(postgres)]
  for (const pid of all) process.kill(pid, 'SIGSTOP')
  const answer = await visitor.ask(wholePage).catch(() => undefined)
  for (const pid of all) process.kill(pid, 'SIGCONT')
  findings.saw(
    'database: told in a few seconds, and nobody is sent to sign in',
    answer !== undefined &&
      answer.milliseconds < aFew &&
      answer.errors.length > 0 &&
      answer.errors.every(({ extensions }) => extensions?.code === 'UNAVAILABLE'),
    [answer?.milliseconds, answer?.errors.map(({ extensions }) => extensions?.code)],
  )
  const back = await visitor.until(wholePage, isWhole, wholeAgain)
  findings.saw('database: whole again by itself', back !== undefined, `${back} ms`)
}

function childrenOf(pid: number): number[] {
  const said = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
  return said.trim().split(/\s+/).map(Number)
}
