import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postmasterFile } from './leftover.ts'

/** The port of 127.0.0.1 on which the server of a data folder takes connections; undefined when it does not run. */
export function runningPort(folder: string): number | undefined {
  const location = join(folder, 'cluster-location')
  const cluster = existsSync(location) ? readFileSync(location, 'utf8').trim() : join(folder, 'cluster')
  const found = postmasterFile(cluster)
  return found?.ready ? found.port : undefined
}
