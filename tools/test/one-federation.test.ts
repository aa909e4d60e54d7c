import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { root } from '../services.ts'

/** Folders of every installed copy of a package, nested ones too. */
function copies(name: string, folder = join(root, 'node_modules')): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.name.startsWith('@')) return copies(name, path)
    const own = path.endsWith(join('node_modules', ...name.split('/'))) ? [path] : []
    return [...own, ...nested(path).flatMap((inner) => copies(name, inner))]
  })
}

function nested(folder: string): string[] {
  return readdirSync(folder).includes('node_modules') ? [join(folder, 'node_modules')] : []
}

test('GQ-01 composition and gateway share one copy of federation-internals, and everything one graphql', () => {
  expect(copies('@apollo/federation-internals')).toHaveLength(1)
  expect(copies('graphql')).toHaveLength(1)
  const versionOf = (name: string) =>
    (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version
  expect(versionOf('@apollo/composition')).toBe(versionOf('@apollo/gateway'))
  expect(Number(versionOf('graphql').split('.')[1])).toBeGreaterThanOrEqual(15)
})
