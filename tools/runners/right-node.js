/**
 * Run before `npm start` and `npm test`, by whatever Node there is: one sentence where it is not the one that npm install brings.
 * In JavaScript, since an older Node reads no TypeScript. Takes a version to judge; without one, its own.
 */
import { existsSync } from 'node:fs'

const needed = 24
const version = process.argv[2] ?? process.version

if (Number(/^v?(\d+)\./.exec(version)?.[1]) < needed) {
  const installed = existsSync(new URL('../../node_modules/node', import.meta.url))
  const why = installed
    ? 'its install script has not run (--ignore-scripts). Let it run: npm rebuild node --ignore-scripts=false'
    : 'run npm install first.'
  console.error(`This runs on Node ${needed}, which npm install brings, and not on ${version}: ${why}`)
  process.exitCode = 1
}
