import { chmodSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@passerelle/embedded-postgres'
import { testRun } from './test-run.ts'

/** What is needed of jest's own. */
interface RunConfig {
  seed: number
  randomize?: boolean
}

/** Bytes that must be free there; a run writes less than a tenth of it at a time. */
const roomy = 4 * 2 ** 30

/** A folder in memory, where the system has one with room: databases come and go there without a disk. */
function inMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > roomy ? '/dev/shm' : undefined
  } catch {
    return undefined
  }
}

/**
 * jest's globalSetup: one PostgreSQL for the whole run, thrown away at its end; or the server that
 * TEST_ADMIN_DATABASE_URL names. Workers are told by the environment, of the run's seed and order as well.
 */
export default async function startCluster({ seed, randomize }: RunConfig): Promise<void> {
  process.env.TEST_SEED = String(seed)
  process.env.TEST_ORDER = randomize ? 'random' : 'written'
  if (process.env.TEST_ADMIN_DATABASE_URL) return
  const folder = mkdtempSync(join(inMemory() ?? tmpdir(), 'passerelle-test-'))
  // root hands the cluster to another user, who must be able to come in
  chmodSync(folder, 0o711)
  testRun.folder = folder
  testRun.postgres = await startPostgres({ folder, durable: false, maxConnections: 400 })
  process.env.TEST_ADMIN_DATABASE_URL = testRun.postgres.adminUrl
}
