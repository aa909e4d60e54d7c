import { renameSync, rmSync, writeFileSync } from 'node:fs'

const lookEvery = 1_000

/**
 * Keeps what is so in a file, as long as the house runs: its address, and the numbers of the processes, which change when one
 * is started again. A disk that is full leaves the note as it was; it is brought up to date when there is room.
 * @returns what ends it and takes the file away
 */
export function keepNote(file: string, present: () => object): () => void {
  let written = ''
  const write = () => {
    const note = JSON.stringify(present(), null, 2)
    if (note === written) return
    try {
      writeFileSync(`${file}.new`, note)
      renameSync(`${file}.new`, file)
      written = note
    } catch {
      // The next look tries again.
    }
  }
  write()
  const looking = setInterval(write, lookEvery).unref()
  return () => {
    clearInterval(looking)
    for (const one of [file, `${file}.new`]) rmSync(one, { force: true })
  }
}
