import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { childEnvironment, nodeFlags } from './child.ts'
import type { Progress } from './progress.ts'
import type { ServiceName } from './secrets.ts'
import { root } from './settings.ts'

type House = { data: string; url: string; databaseUrls: Readonly<Record<ServiceName, string>> }

/** Where the demo's API key is, for the examples. */
export const partnerKeyIn = (data: string) => join(data, 'partner-key')

const doneIn = (data: string) => join(data, 'seeded')
/** The diary of a seeding that is not done. */
const begunIn = (data: string) => join(data, 'seeding')

/** Whether the demo was entered, whole or in part. */
export const hasDemo = (data: string): boolean => existsSync(doneIn(data)) || existsSync(begunIn(data))

/**
 * Fills a house with the demo, once, in a process of its own; one that was filled in part is filled to the end. The house stays up
 * when that fails.
 */
export async function seedOnce(house: House, progress: Progress, signal: AbortSignal): Promise<void> {
  const { data } = house
  if (existsSync(doneIn(data))) return
  const step = progress.step('Demo')
  const goesOn = existsSync(begunIn(data))
  const problem = await seed(house, signal)
  signal.throwIfAborted()
  if (problem !== undefined) {
    const advice = 'The next start goes on with it; npm run reset starts anew.'
    return progress.note(`The demo is not complete: ${problem.replace(/\.?$/, '.')} ${advice}`)
  }
  renameSync(begunIn(data), doneIn(data))
  step.done(goesOn ? 'the rest of it' : '')
}

async function seed({ data, url, databaseUrls }: House, signal: AbortSignal): Promise<string | undefined> {
  const child = spawn(process.execPath, [...nodeFlags, join(root, 'house', 'seed', 'main.ts')], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...childEnvironment(),
      URL: url,
      DATABASE_URLS: JSON.stringify(databaseUrls),
      DIARY: begunIn(data),
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
