/**
 * `npm run fuzz [-- arguments of jest]`: the tests that draw what they try, with ten times the draws of `npm test`. Takes
 * some minutes; `-- soak` runs one of them.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTests } from './run-tests.ts'

const root = join(import.meta.dirname, '..', '..')
const drawing = globSync('{packages,services,gateway,test}/**/*.test.ts', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
}).filter((file) => /testkit\/fast-check'|\bdraws\(/.test(readFileSync(join(root, file), 'utf8')))

const given = process.argv.slice(2)
const files = given.some((one) => !one.startsWith('-')) ? [] : drawing
process.exitCode = await runTests([...files, ...given], { TEST_DRAWS: 'all' })
