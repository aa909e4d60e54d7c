/** `npm run reset`: forgets everything, so that the next start begins anew. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { removeCluster } from '@passerelle/embedded-postgres'
import { takeFolder } from './one-keeper.ts'
import { stackSettings, Trouble } from './settings.ts'

/** What a start puts into the folder; nothing else is removed, in case PASSERELLE_DATA names a folder with other things. */
const ours = ['secrets.json', 'seeding', 'seeding.new', 'seeded', 'partner-key', 'running.json', 'logs', 'development']

try {
  const { data } = stackSettings(process.env)
  if (existsSync(data)) {
    const giveBack = takeFolder(data)
    removeCluster(join(data, 'postgres'))
    for (const name of ours) rmSync(join(data, name), { recursive: true, force: true })
    giveBack()
    if (readdirSync(data).length === 0) rmSync(data, { recursive: true })
  }
  console.log(`${data} is as good as new.`)
} catch (error) {
  console.error(error instanceof Trouble ? error.message : error)
  process.exitCode = 1
}
