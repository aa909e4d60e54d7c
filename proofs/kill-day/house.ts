import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '@passerelle/client'

/** A folder for what is lived there, such as a kill-day, that PostgreSQL may enter, which as root runs under another user. */
export function newFolder(day: string): string {
  const folder = mkdtempSync(join(tmpdir(), `passerelle-${day}-`))
  chmodSync(folder, 0o755)
  return folder
}

/** The processes of a house by name: the services, the gateway, the stand-ins, and PostgreSQL's postmaster. */
export type Pids = Readonly<Record<string, number>>

/** A real house in processes of its own, as `npm start` runs it. */
export interface House extends AsyncDisposable {
  readonly url: string
  readonly logs: string
  pids(): Pids
  /** Comes back when the process has another number than `pid` and the whole house answers again. */
  backAfter(name: string, pid: number): Promise<void>
}

/**
 * @param folder an empty one for its data
 * @param env for instance EVENT_LOG and KAFKA_BROKERS
 * @throws with its last words when it does not come up within two minutes
 */
export async function startHouse(folder: string, env: Readonly<Record<string, string>>): Promise<House> {
  const script = join(import.meta.dirname, '..', '..', 'house', 'keeper', 'main.ts')
  const keeper = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', PASSERELLE_DATA: folder, ...env },
  })
  const spoken: string[] = []
  const logs = join(folder, 'logs')
  const said = createWriteStream(`${folder}.log`)
  for (const stream of [keeper.stdout, keeper.stderr]) {
    stream.on('data', (chunk: Buffer) => spoken.push(chunk.toString()))
    stream.pipe(said, { end: false })
  }
  const note = join(folder, 'running.json')
  try {
    await until('the house comes up', 300_000, async () => {
      if (keeper.exitCode !== null) throw new Error('the house ended')
      return spoken.join('').includes('http://') && read(note) ? true : undefined
    })
  } catch (error) {
    await stop(keeper)
    throw new Error(`${(error as Error).message}: ${spoken.join('').slice(-1_000)}`)
  }
  const { url } = read(note)!
  const pids = () => processesIn(read(note))
  return {
    url,
    logs,
    pids,
    async backAfter(name, pid) {
      await until(`${name} is back`, 60_000, async () => {
        const now = pids()[name]
        const ready = now !== undefined && now !== pid && (await answers(`${url}/readyz`))
        return ready ? true : undefined
      })
    },
    [Symbol.asyncDispose]: () => stop(keeper),
  }
}

function read(note: string): ({ url: string } & Record<string, unknown>) | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8'))
  } catch {
    // not there yet, or being written
    return undefined
  }
}

function processesIn(note: Record<string, unknown> = {}): Pids {
  return Object.fromEntries(
    Object.entries(note).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
  )
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

async function stop(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  const ended = once(keeper, 'exit')
  keeper.kill('SIGTERM')
  await ended
}
