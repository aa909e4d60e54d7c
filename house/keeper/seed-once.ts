import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnvironment, nodeFlags } from './child.ts'
import type { Progress } from './progress.ts'
import { root } from './settings.ts'

type House = { data: string; url: string; employersDatabaseUrl: string }

/** Where the demo's API key is, for the examples. */
export const partnerKeyIn = (data: string) => join(data, 'partner-key')

/** Whether the demo was entered, whole or in part. */
export const hasDemo = (data: string): boolean => ['seeded', 'seeding'].some((name) => existsSync(join(data, name)))

/** Fills a new house with the demo, once, in a process of its own. The house stays up when that fails. */
export async function seedOnce(house: House, progress: Progress, signal: AbortSignal): Promise<void> {
  const done = join(house.data, 'seeded')
  const begun = join(house.data, 'seeding')
  if (existsSync(done)) return
  if (existsSync(begun)) return progress.note('The demo was entered in part only: npm run reset starts anew.')
  writeFileSync(begun, '')
  const step = progress.step('Demo')
  const problem = await seed(house, signal)
  signal.throwIfAborted()
  if (problem !== undefined) return progress.note(`The demo is not complete: ${problem}`)
  renameSync(begun, done)
  step.done()
}

async function seed({ data, url, employersDatabaseUrl }: House, signal: AbortSignal): Promise<string | undefined> {
  const child = spawn(process.execPath, [...nodeFlags, join(root, 'house', 'seed', 'main.ts')], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...childEnvironment(),
      URL: url,
      EMPLOYERS_DATABASE_URL: employersDatabaseUrl,
      PARTNER_KEY_FILE: partnerKeyIn(data),
    },
  })
  const kill = () => child.kill('SIGKILL')
  signal.addEventListener('abort', kill)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  signal.removeEventListener('abort', kill)
  return code === 0 ? undefined : said.trim().split('\n').at(-1) || 'it ended without a word'
}
