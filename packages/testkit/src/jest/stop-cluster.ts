import { removeCluster } from '@passerelle/embedded-postgres'
import { testRun } from './test-run.ts'

export default async function stopCluster(): Promise<void> {
  await testRun.postgres?.stop()
  if (testRun.folder) removeCluster(testRun.folder)
}
