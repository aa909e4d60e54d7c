import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export interface ServiceFolder {
  name: string
  folder: string
  /** The folder of its SDL. */
  schema: string
}

/** Every service that has a part of the graph, in the order of their names. */
export function servicesWithSchema(): ServiceFolder[] {
  return readdirSync(join(root, 'services'))
    .sort()
    .map((name) => ({ name, folder: join(root, 'services', name) }))
    .flatMap(({ name, folder }) => {
      const schema = join(folder, 'schema')
      return existsSync(schema) ? [{ name, folder, schema }] : []
    })
}
