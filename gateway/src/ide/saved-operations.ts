import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SavedOperation {
  name: string
  /** Who runs it; a demo person's name in brackets is signed in when it is opened. */
  who: string
  title: string
  query: string
  /** JSON, as it goes into the editor; a text that ends with `…` stands for what the look-up finds. */
  variables: string
  /** A query that the same person runs before: what it finds under a variable's name is that variable's value. Empty when there is none. */
  lookUp: string
}

/**
 * `NN-name.graphql`, its first line `# Who · What`, with `NN-name.json` for its variables and `look-ups/NN-name.graphql` for what
 * is looked up; in the order of their names.
 * @param now what `in 15 days` and `in 15 days at 08:00` are counted from
 */
export function savedOperations(folder: string, now: Date): SavedOperation[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((file) => file.endsWith('.graphql'))
  return names.sort().map((file) => {
    const query = readFileSync(join(folder, file), 'utf8')
    const [, who = '', title = file] = /^# (.+?) · (.+)$/m.exec(query) ?? []
    return {
      name: file.slice(0, -'.graphql'.length),
      who,
      title,
      query,
      variables: textIn(join(folder, file.replace(/\.graphql$/, '.json')), now),
      lookUp: textIn(join(folder, 'look-ups', file), now),
    }
  })
}

function textIn(file: string, now: Date): string {
  if (!existsSync(file)) return ''
  return readFileSync(file, 'utf8').replace(/(?<=")in (\d+) days(?: at (\d\d:\d\d))?(?=")/g, (_, days, time) =>
    dayIn(now, Number(days), time),
  )
}

/** A day, or with a time of day (UTC) an instant. */
function dayIn(now: Date, days: number, time: string | undefined): string {
  const day = new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  return time === undefined ? day : `${day}T${time}:00.000Z`
}
