import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, parse } from 'graphql'

/**
 * The SDL of a service: a file, or every `*.graphql` of a folder in the order of their names.
 * @throws when there is none, or it does not parse
 */
export function readTypeDefs(place: URL | string): DocumentNode {
  return parse(readSdl(place))
}

export function readSdl(place: URL | string): string {
  const path = place instanceof URL ? fileURLToPath(place) : place
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8')
  const files = readdirSync(path).filter((name) => name.endsWith('.graphql'))
  if (files.length === 0) throw new Error(`No .graphql file in ${path}`)
  return files
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n')
}
