import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from '../kill-day/house.ts'

export interface Replica extends AsyncDisposable {
  url: string
  /** What it has logged so far. */
  log(): string
}

/** Milliseconds to listen: a busy machine takes its time. */
const patience = 180_000

const root = join(import.meta.dirname, '..', '..')

/**
 * One more process of a program of the house, with its environment and a port of its own.
 * @param changed variables that are others; empty ones are left out
 * @throws when it ends before it listens
 */
export async function replica(house: House, name: string, changed: Record<string, string>): Promise<Replica> {
  const variables = readFileSync(`/proc/${house.pids()[name]}/environ`, 'utf8').split('\0')
  const given = Object.fromEntries(variables.filter(Boolean).map((one) => one.split(/=(.*)/s, 2) as [string, string]))
  // Its parent's channel is not ours.
  const own: Record<string, string> = { ...given, PORT: '0', NODE_CHANNEL_FD: '', ...changed }
  const env = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== ''))
  const script = name === 'gateway' ? join(root, 'gateway/src/main.ts') : join(root, 'services', name, 'src/main.ts')
  const child = spawn(process.execPath, [script], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString()
    })
  }
  const listening = () => /"url":"([^"]+)".*"msg":"listening"/.exec(log)?.[1]
  const deadline = performance.now() + patience
  while (!listening()) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`${name} does not start: ${log.slice(-500) || 'it says nothing'}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url: listening()!,
    log: () => log,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Milliseconds that one more process of a program takes to listen on this machine now, while nothing is broken. */
export async function startTakes(house: House, name: string): Promise<number> {
  const since = performance.now()
  await using _ = await replica(house, name, name === 'notifications' ? { INBOUND_SMTP_PORT: '' } : {})
  return Math.round(performance.now() - since)
}
