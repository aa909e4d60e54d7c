import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of CPU that a process has used, all threads together (proc(5), fields 14 and 15, in ticks of 10 ms on Linux). */
export function cpuSeconds(pid: number): number {
  return timesOf(pid).own
}

/** The same with the processes that it has started: those that run, and those that have ended. */
export function cpuSecondsOfAll(pid: number): number {
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [timesOf(Number(name))]
      } catch {
        // It ended meanwhile, and its parent has its time.
        return []
      }
    })
  const { own, ended } = timesOf(pid)
  const children = running.filter(({ parent }) => parent === pid)
  return children.reduce((sum, child) => sum + child.own, own + ended)
}

function timesOf(pid: number): { parent: number; own: number; ended: number } {
  // The name of the program stands in parentheses, and may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  const ticks = (...places: number[]) => places.reduce((sum, place) => sum + Number(fields[place]), 0) / 100
  return { parent: Number(fields[1]), own: ticks(11, 12), ended: ticks(13, 14) }
}
