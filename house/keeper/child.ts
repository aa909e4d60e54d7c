import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileCache } from './compile-cache.ts'
import { lookAt } from './house-mark.ts'
import type { Program } from './plan.ts'
import type { Progress } from './progress.ts'
import { root, Trouble } from './settings.ts'

const LARGEST_LOG = 20_000_000
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 30_000
/** Milliseconds after which a start counts as a success: what ends then is started again at once, and the pauses begin anew. */
const STEADY = 30_000
/** Milliseconds that a program gets to finish what it has begun. */
const GRACE = 12_000

/** Small heaps: the whole house is to fit in a laptop's memory beside a browser. */
export const nodeFlags = [
  '--max-semi-space-size=16',
  '--max-old-space-size=256',
  '--disable-warning=ExperimentalWarning',
]

const saver = pathToFileURL(join(import.meta.dirname, 'save-compile-cache.ts')).href
/** What save-compile-cache.ts listens to. */
const saveCompileCache = 'save-compile-cache'

export type Child = {
  name: string
  pid(): number | undefined
  /**
   * Comes back when the child's own /readyz says yes.
   * @throws PortTaken when somebody else has its port; Trouble when the program ends three times before
   */
  ready(): Promise<void>
  /** Has the program write what it compiled, for the next start. It does nothing else meanwhile, for half a second or so. */
  saveCompiled(): Promise<void>
  stop(): Promise<void>
}

type Options = { logs: string; progress: Progress; mark: string; steady?: number }

/** Another process listens where this child was to. */
export class PortTaken extends Error {
  override name = 'PortTaken'
  readonly program: Program
  constructor(program: Program) {
    super(`Another process has port ${program.port}, which ${program.name} was to have.`)
    this.program = program
  }
}

/**
 * Runs a program until it is stopped, starting it again whenever it ends, after a pause that doubles. What it says goes
 * to `logs/<name>.log`. An IPC channel tells it when this process is gone.
 * @param options.mark the house's: only what shows it is the child
 * @param options.steady shorter than in service, to see it in a test
 */
export function keepRunning(program: Program, { logs, progress, mark, steady = STEADY }: Options): Child {
  const log = join(logs, `${program.name}.log`)
  let child: ChildProcess
  let wake = () => {}
  let stopping = false
  let isReady = false
  let failures = 0

  async function keep(): Promise<void> {
    for (let pause = FIRST_PAUSE; !stopping; ) {
      const began = Date.now()
      child = launch(program, log)
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
      if (stopping) return
      if (Date.now() - began > steady) pause = 0
      failures++
      const seconds = pause / 1000
      if (isReady)
        progress.note(
          `${program.name} ended (${signal ?? `code ${code}`}); starting it again ${pause === 0 ? 'now' : `in ${seconds} s`}. Its log: ${log}`,
        )
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      pause = Math.min(Math.max(pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
    }
  }
  const kept = keep()

  return {
    name: program.name,
    pid: () => child.pid,
    async ready() {
      for (;;) {
        const seen = await lookAt(program.readyUrl)
        if (seen?.ok && seen.house === mark) break
        if (stopping) throw new Trouble('Stopped.')
        const another = seen !== undefined && seen.house !== mark
        if (failures > 0 && (another || /EADDRINUSE/.test(lastWords(log)))) throw new PortTaken(program)
        if (failures >= 3) throw new Trouble(`${program.name} does not start: ${lastWords(log)} (${log})`)
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
      isReady = true
    },
    async saveCompiled() {
      if (!child.connected) return
      const over = Promise.race([once(child, 'message'), once(child, 'exit')])
      child.send(saveCompileCache, () => {})
      await over
    },
    async stop() {
      stopping = true
      wake()
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), GRACE)
      await kept
      clearTimeout(hard)
    },
  }
}

/** What every child gets; nothing else of ours, so that a variable of the shell changes nothing by accident. */
export function childEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
    NODE_ENV: 'development',
    NODE_COMPILE_CACHE: compileCache,
    // no arenas for each thread of a process that has one busy thread (malloc(3), glibc)
    MALLOC_ARENA_MAX: '2',
  }
}

function launch({ script, env }: Program, log: string): ChildProcess {
  const output = opened(log)
  const child = spawn(process.execPath, [...nodeFlags, '--import', saver, script], {
    cwd: root,
    // a session of its own: Ctrl-C reaches this process only, which stops the others in order
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...childEnvironment(), ...env },
  })
  child.on('error', () => {})
  if (typeof output === 'number') closeSync(output)
  return child
}

/** Without a log, where its disk has no room for one, a program still does its work. */
function opened(log: string): number | 'ignore' {
  rotate(log)
  try {
    return openSync(log, 'a', 0o600)
  } catch {
    return 'ignore'
  }
}

function rotate(log: string): void {
  try {
    if (statSync(log).size > LARGEST_LOG) renameSync(log, `${log}.1`)
  } catch {
    // there is none yet
  }
}

function lastWords(log: string): string {
  const lines = (existsSync(log) ? readFileSync(log, 'utf8') : '').trimEnd().split('\n').slice(-40)
  const plain = lines.findLast((line) => /could not start|is not set|Error/.test(line)) ?? lines.at(-1) ?? ''
  try {
    const { msg, err } = JSON.parse(plain) as { msg?: string; err?: { message?: string } }
    return err?.message ?? msg ?? plain
  } catch {
    return plain.trim().slice(0, 300)
  }
}
