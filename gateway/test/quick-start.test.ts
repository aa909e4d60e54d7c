import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const service = join(import.meta.dirname, '..', 'src', 'service.ts')
const script = `import { registerHooks } from 'node:module'
const loaded = new Set()
registerHooks({ resolve(specifier, context, next) {
  const found = next(specifier, context)
  loaded.add(found.url.replace(/.*\\/node_modules\\//, ''))
  return found
} })
await import(${JSON.stringify(service)})
process.stdout.write(JSON.stringify([...loaded]))
process.exit(0)`

/** Of a start, three parts in ten were these. */
const heavy = ['@mikro-orm/', '@apollo/gateway/dist/index.js', '@apollo/subgraph/']

test('OP-01 the gateway, which keeps nothing, loads neither an ORM nor what makes or composes subgraphs', () => {
  const loaded: string[] = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', maxBuffer: 2 ** 24 }),
  )
  expect(loaded.length).toBeGreaterThan(100)
  expect(loaded.filter((one) => heavy.some((name) => one.startsWith(name)))).toEqual([])
})
