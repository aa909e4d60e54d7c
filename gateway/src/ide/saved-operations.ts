import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SavedOperation {
  name: string
  /** Who runs it; a demo person's name in brackets is signed in when it is opened. */
  who: string
  title: string
  query: string
  /** JSON, as it goes into the editor. */
  variables: string
}

/** `NN-name.graphql`, its first line `# Who · What`, with `NN-name.json` for its variables; in the order of their names. */
export function savedOperations(folder: string): SavedOperation[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((file) => file.endsWith('.graphql'))
  return names.sort().map((file) => {
    const query = readFileSync(join(folder, file), 'utf8')
    const variables = join(folder, file.replace(/\.graphql$/, '.json'))
    const [, who = '', title = file] = /^# (.+?) · (.+)$/m.exec(query) ?? []
    return {
      name: file.slice(0, -'.graphql'.length),
      who,
      title,
      query,
      variables: existsSync(variables) ? readFileSync(variables, 'utf8') : '',
    }
  })
}
