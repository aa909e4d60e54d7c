import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
  const giveBack = () => rmSync(note, { force: true })
  for (;;) {
    if (written(note)) return giveBack
    const other = read(note)
    if (isKeeper(other)) {
      throw new Trouble(`Passerelle already runs on ${data} (process ${other}): stop it first, or set PASSERELLE_DATA.`)
    }
    if (other !== undefined && replaced(note, other)) return giveBack
  }
}

/** Writes our number whole or not at all, and nothing over another's. @returns whether it is there now */
function written(note: string): boolean {
  const own = withOurNumber(note)
  try {
    linkSync(own, note)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(own)
  }
}

function withOurNumber(note: string): string {
  const own = `${note}.${process.pid}`
  writeFileSync(own, String(process.pid))
  return own
}

/**
 * Replaces the note of a process that is gone. Whoever does it holds a token of its own first, so that of several that start at
 * once none takes a note away that another has just written. @returns whether it is ours now
 */
function replaced(note: string, gone: number): boolean {
  const token = `${note}.after-${gone}`
  if (!written(token)) {
    if (!isKeeper(read(token))) rmSync(token, { force: true })
    return false
  }
  try {
    if (read(note) !== gone) return false
    renameSync(withOurNumber(note), note)
    return true
  } finally {
    rmSync(token)
  }
}

/** Undefined for a note that was taken away meanwhile. */
function read(note: string): number | undefined {
  try {
    return Number(readFileSync(note, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Whether the process lives and is one of ours: numbers are given out again. */
function isKeeper(pid: number | undefined): boolean {
  if (!pid || pid === process.pid || !isAlive(pid)) return false
  try {
    return /node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}
