import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoPersonToken } from '../dev-upstream/demo-person-token.ts'
import type { Progress } from './progress.ts'
import { root } from './settings.ts'

type Seed = { seedDemo(world: { url: string; signIn: ReturnType<typeof demoPersonToken> }): Promise<void> }

/** Fills a new house with the demo, once, through its public address. A seed that fails is told and tried again next time. */
export async function seedOnce(data: string, url: string, progress: Progress, signal: AbortSignal): Promise<void> {
  const script = join(root, 'scripts', 'seed', 'index.ts')
  const done = join(data, 'seeded')
  if (existsSync(done) || !existsSync(script)) return
  const step = progress.step('Demo')
  try {
    const { seedDemo } = (await import(script)) as Seed
    await seedDemo({ url, signIn: demoPersonToken(url) })
    writeFileSync(done, '')
    step.done()
  } catch (error) {
    if (!signal.aborted) progress.note(`The demo is not complete: ${(error as Error).message}`)
  }
  signal.throwIfAborted()
}
