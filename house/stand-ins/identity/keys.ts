import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

export type IdentityKeys = { jwks: { keys: JWK[] }; cookies: string[] }

/** The provider's secrets, made once, so that tokens and sessions outlive a restart. */
export async function identityKeys(folder: string): Promise<IdentityKeys> {
  const file = join(folder, 'identity-keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as IdentityKeys
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomBytes(6).toString('hex') }
  const keys = { jwks: { keys: [key] }, cookies: [randomBytes(32).toString('base64url')] }
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}
