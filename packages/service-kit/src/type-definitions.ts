import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, parse } from 'graphql'

/**
 * The SDL of a service: every `*.graphql` of its folder, in the order of their names.
 * @throws when there is none, or it does not parse
 */
export function readTypeDefs(folder: URL | string): DocumentNode {
  return parse(readSdl(folder))
}

export function readSdl(folder: URL | string): string {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder
  const files = readdirSync(path).filter((name) => name.endsWith('.graphql'))
  if (files.length === 0) throw new Error(`No .graphql file in ${path}`)
  return files
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n')
}
