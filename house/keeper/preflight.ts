import { once } from 'node:events'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { reachable } from './addresses.ts'
import { keeperOf, lookAt } from './house-mark.ts'
import { isAlive } from './one-keeper.ts'
import { Trouble } from './settings.ts'
import { whoListens } from './who-listens.ts'

/** What a new cluster with the demo takes, twice over. */
const NEEDED_BYTES = 300_000_000

/** @throws Trouble when the folder cannot be made or written, or its disk is nearly full */
export function checkFolder(data: string, needed = NEEDED_BYTES): void {
  try {
    mkdirSync(data, { recursive: true })
    const probe = join(data, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw full(data)
    throw new Trouble(`No right to write in ${data}: choose another folder with PASSERELLE_DATA, or change its owner.`)
  }
  const { bavail, bsize } = statfsSync(data)
  if (bavail * bsize < needed) throw full(data)
}

function full(data: string): Trouble {
  return new Trouble(`The disk that holds ${data} is full: free 300 MB, or choose another folder with PASSERELLE_DATA.`)
}

/** Milliseconds that the processes of a killed house get to end: what child.ts grants them, and a little. */
const leftoversEnd = 20_000

/**
 * Waits for a port that the processes of a killed house still have; they end by themselves.
 * @throws Trouble when the port is taken or not allowed
 */
export async function checkPort(port: number, host: string): Promise<void> {
  for (const giveUpAt = Date.now() + leftoversEnd; ; await pause(200)) {
    const code = await whyNot(port, host)
    if (code === undefined) return
    if (code === 'EADDRINUSE') {
      if ((await isLeftover(port, host)) && Date.now() < giveUpAt) continue
      throw await portInUse(port, host)
    }
    if (code === 'EACCES')
      throw new Trouble(`No right to listen on port ${port}: choose one above 1023 with PORT=4000.`)
    throw new Trouble(`HOST=${host} is no address of this machine.`)
  }
}

/** @throws what is neither of the three */
async function whyNot(port: number, host: string): Promise<'EADDRINUSE' | 'EACCES' | 'EADDRNOTAVAIL' | undefined> {
  try {
    await freePorts(1, port, host)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') return code
    // a name that nobody knows
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'EADDRNOTAVAIL'
    throw error
  }
}

async function isLeftover(port: number, host: string): Promise<boolean> {
  const keeper = keeperOf(await houseAt(port, host))
  return keeper !== undefined && !isAlive(keeper)
}

async function houseAt(port: number, host: string): Promise<string | undefined> {
  return (await lookAt(`http://${reachable(host)}:${port}/healthz`))?.house
}

/** Who has the port, as far as that can be known, and what to do about it. */
export async function portInUse(port: number, host: string): Promise<Trouble> {
  const keeper = keeperOf(await houseAt(port, host))
  const listener = whoListens(port)
  const who = keeper
    ? `Another Passerelle (process ${keeper}) has port ${port}`
    : `Port ${port} is in use${listener ? ` by ${listener.name} (process ${listener.pid})` : ''}`
  return new Trouble(`${who}: stop it first, or choose another port with PORT=${await nextFree(port, host)} npm start.`)
}

async function nextFree(taken: number, host: string): Promise<number> {
  for (let port = taken + 1; port <= Math.min(taken + 50, 65_535); port++) {
    if ((await whyNot(port, host)) === undefined) return port
  }
  return 0
}

/** Ports that nobody uses now. They are held open together, so that no two are the same. */
export async function freePorts(count: number, port = 0, host = '127.0.0.1'): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(port, host))
  await Promise.all(probes.map((probe) => once(probe, 'listening')))
  const ports = probes.map((probe) => (probe.address() as { port: number }).port)
  await Promise.all(probes.map((probe) => once(probe.close(), 'close')))
  return ports
}
