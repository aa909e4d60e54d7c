import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './settings.ts'

export const serviceNames = ['employers', 'events', 'matchmaking', 'notifications', 'scheduling'] as const
export type ServiceName = (typeof serviceNames)[number]
/** A database each; the event log has one of its own. */
export const databaseNames = [...serviceNames, 'eventlog'] as const
export type DatabaseName = (typeof databaseNames)[number]

export type Secrets = {
  databasePasswords: Record<DatabaseName, string>
  /** Ed25519 private JWK (RFC 8037) as JSON. */
  passportPrivateKey: string
}

export const secretsFile = (data: string): string => join(data, 'secrets.json')

/**
 * The secrets of this data folder, made on first use, readable by their owner only.
 *
 * @throws Trouble when the file is damaged
 */
export function secretsIn(data: string): Secrets {
  const file = secretsFile(data)
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, JSON.stringify(newSecrets()), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch {
    throw new Trouble(`${file} is damaged: run npm run reset, or restore it from a backup.`)
  }
}

export function newSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync('ed25519')
  const passwords = databaseNames.map((name) => [name, randomBytes(24).toString('base64url')])
  return {
    databasePasswords: Object.fromEntries(passwords) as Secrets['databasePasswords'],
    passportPrivateKey: JSON.stringify({
      ...privateKey.export({ format: 'jwk' }),
      kid: randomBytes(6).toString('hex'),
    }),
  }
}
