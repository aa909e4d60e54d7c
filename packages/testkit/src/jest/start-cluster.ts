import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@passerelle/embedded-postgres'
import { testRun } from './test-run.ts'

/** What is needed of jest's own. */
interface RunConfig {
  seed: number
  randomize?: boolean
}

/**
 * jest's globalSetup: one PostgreSQL for the whole run, thrown away at its end; or the server that
 * TEST_ADMIN_DATABASE_URL names. Workers are told by the environment, of the run's seed and order as well.
 */
export default async function startCluster({ seed, randomize }: RunConfig): Promise<void> {
  process.env.TEST_SEED = String(seed)
  process.env.TEST_ORDER = randomize ? 'random' : 'written'
  if (process.env.TEST_ADMIN_DATABASE_URL) return
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-test-'))
  // root hands the cluster to another user, who must be able to come in
  chmodSync(folder, 0o711)
  testRun.folder = folder
  testRun.postgres = await startPostgres({ folder, durable: false, maxConnections: 400 })
  process.env.TEST_ADMIN_DATABASE_URL = testRun.postgres.adminUrl
}
