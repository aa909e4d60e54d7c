import { once } from 'node:events'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Trouble } from './settings.ts'

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

/** @throws Trouble when the port is taken or not allowed */
export async function checkPort(port: number, host: string): Promise<void> {
  try {
    await freePorts(1, port, host)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new Trouble(`Port ${port} is in use: stop what uses it, or choose another with PORT=${port + 1} npm start.`)
    }
    if (code === 'EACCES')
      throw new Trouble(`No right to listen on port ${port}: choose one above 1023 with PORT=4000.`)
    if (code === 'EADDRNOTAVAIL') throw new Trouble(`HOST=${host} is no address of this machine.`)
    throw error
  }
}

/** Ports that nobody uses now. They are held open together, so that no two are the same. */
export async function freePorts(count: number, port = 0, host = '127.0.0.1'): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(port, host))
  await Promise.all(probes.map((probe) => once(probe, 'listening')))
  const ports = probes.map((probe) => (probe.address() as { port: number }).port)
  await Promise.all(probes.map((probe) => once(probe.close(), 'close')))
  return ports
}
