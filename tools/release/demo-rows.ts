import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runningPort } from '@passerelle/embedded-postgres'
import { accountUrl } from '@passerelle/persistence/provision'
import { accountName } from '../../house/keeper/databases.ts'
import { type ServiceName, secretsIn, serviceNames } from '../../house/keeper/secrets.ts'
import { newFolder, startHouse } from '../../proofs/kill-day/house.ts'
import { rowsAsText } from './rows.ts'
import type { Rows } from './state.ts'

const quietAfterMs = 3_000

/**
 * Starts a house of its own, lets it live the demo, and reads the rows of each service once nothing moves any more.
 * @throws when it does not come up within five minutes, or is not quiet within two more
 */
export async function demoRows(): Promise<Rows> {
  const folder = newFolder('release')
  const house = await startHouse(folder, {})
  try {
    const port = runningPort(join(folder, 'postgres'))
    const { databasePasswords } = secretsIn(folder)
    const all = async () => {
      const texts = serviceNames.map(async (name) => {
        const account = { name: accountName(name), password: databasePasswords[name] }
        return [name, await rowsAsText(accountUrl(`postgres://127.0.0.1:${port}/`, account))] as const
      })
      return Object.fromEntries(await Promise.all(texts)) as Record<ServiceName, string>
    }
    for (let rows = await all(), tries = 0; tries < 40; tries += 1) {
      await pause(quietAfterMs)
      const later = await all()
      if (serviceNames.every((name) => stirring(rows[name]) === stirring(later[name])))
        return { takenAt: new Date(), of: later }
      rows = later
    }
    throw new Error('The house was still busy two minutes after the demo.')
  } finally {
    await house[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
    rmSync(`${folder}.log`, { force: true })
  }
}

/** Without the leases of relays, which are renewed for ever. */
function stirring(text: string): string {
  return text.replace(/\{"table":"outbox_lease".*\n(\[.*\n)*/, '')
}
