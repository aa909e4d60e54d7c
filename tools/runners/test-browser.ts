/**
 * `npm run test:browser`: the tests of the pages behind links and of the IDE, in a real Chromium: the one that CHROMIUM names, or Debian's
 * own. Says in one line what it needs when there is neither; on a Debian of the CI (CI=true, root) it installs it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { runTests } from './run-tests.ts'

const debians = '/usr/bin/chromium'

/** @returns undefined when there is no Chromium, and it is not ours to install one */
function chromium(): string | undefined {
  const named = process.env.CHROMIUM || debians
  if (existsSync(named)) return named
  const mayInstall = !process.env.CHROMIUM && process.env.CI === 'true' && process.getuid?.() === 0
  if (!mayInstall || !existsSync('/etc/debian_version')) return undefined
  for (const step of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    if (spawnSync('apt-get', ['-qq', ...step], { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0) break
  }
  return existsSync(debians) ? debians : undefined
}

const executable = chromium()
if (executable === undefined) {
  console.error(
    `The tests in a browser need Chromium: install Debian's package chromium, or set CHROMIUM to its path (looked for ${process.env.CHROMIUM || debians}).`,
  )
  process.exitCode = 1
} else {
  process.exitCode = await runTests(['--maxWorkers=1', 'test/browser', ...process.argv.slice(2)], {
    CHROMIUM: executable,
  })
}
