import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './settings.ts'

/**
 * Takes the data folder for this process. A note that a killed process left is replaced.
 *
 * @returns how to give it back
 * @throws Trouble when another process has it
 */
export function takeFolder(data: string): () => void {
  const note = join(data, 'keeper.pid')
  for (;;) {
    try {
      writeFileSync(note, String(process.pid), { flag: 'wx' })
      return () => rmSync(note, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const other = Number(readFileSync(note, 'utf8'))
    if (isKeeper(other)) {
      throw new Trouble(`Passerelle already runs on ${data} (process ${other}): stop it first, or set PASSERELLE_DATA.`)
    }
    rmSync(note, { force: true })
  }
}

/** Whether the process lives and is one of ours: numbers are given out again. */
function isKeeper(pid: number): boolean {
  if (!pid || pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  try {
    return /node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}
