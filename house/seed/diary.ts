import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** What has been done of the demo, in a file, so that a seeding goes on where one before it was ended. */
export interface Diary {
  /** When the demo was begun: what its days are counted from. */
  readonly begunAt: Date
  /**
   * Does it unless the diary says that it was done; then what came of it is given again, as JSON gives it.
   * @param name what is done, for whoever reads the diary
   * @param identity what tells it from everything else that is done
   */
  once<T>(name: string, identity: unknown, make: (key: string) => Promise<T>): Promise<T>
}

interface Entry {
  readonly name: string
  readonly key: string
  readonly value: unknown
}

/**
 * @param file made when it is missing, readable by its owner only: secrets that are told once are in it
 * @throws when it holds something else
 */
export function openDiary(file: string): Diary {
  const { begunAt, entries } = existsSync(file) ? read(file) : { begunAt: new Date(), entries: [] }
  // The line that was being written when a seeding was killed is left out.
  const lines = [{ begunAt }, ...entries].map((line) => `${JSON.stringify(line)}\n`)
  writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  const known = new Map(entries.map(({ key, value }) => [key, value]))
  return {
    begunAt,
    async once<T>(name: string, identity: unknown, make: (key: string) => Promise<T>) {
      const key = createHash('sha256')
        .update(JSON.stringify([begunAt, name, identity]))
        .digest('base64url')
      if (known.has(key)) return known.get(key) as T
      const value = await make(key)
      appendFileSync(file, `${JSON.stringify({ name, key, value } satisfies Entry)}\n`)
      return value
    },
  }
}

function read(file: string): { begunAt: Date; entries: Entry[] } {
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n')
  const begunAt = new Date((parsed(first) as { begunAt?: string } | undefined)?.begunAt ?? Number.NaN)
  if (Number.isNaN(begunAt.getTime())) throw new Error(`${file} cannot be read.`)
  return { begunAt, entries: rest.flatMap((line) => (parsed(line) as Entry | undefined) ?? []) }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
