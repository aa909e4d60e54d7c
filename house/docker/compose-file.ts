import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../keeper/settings.ts'

export type ComposeService = {
  image?: string
  build?: { context: string; target?: string }
  command?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  ports?: string[]
  healthcheck?: { test: string[] }
}
export type ComposeFile = { services: Record<string, ComposeService>; volumes: Record<string, unknown> }

/**
 * docker-compose.yml as Compose would read it with these variables: ${NAME:?message} and ${NAME:-default} are filled in.
 *
 * @throws when a variable that has no default is missing
 */
export function composeFile(variables: Record<string, string>): ComposeFile {
  const document = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true })
  return filled(document, variables) as ComposeFile
}

function filled(value: unknown, variables: Record<string, string>): unknown {
  if (typeof value === 'string') return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, fill(variables))
  if (Array.isArray(value)) return value.map((item) => filled(item, variables))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, variables)]))
}

function fill(variables: Record<string, string>) {
  return (_match: string, name: string, kind?: string, text = ''): string => {
    if (variables[name]) return variables[name]
    if (kind === '-') return text
    throw new Error(`${name}: ${text}`)
  }
}
