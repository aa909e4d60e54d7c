import { randomBytes } from 'node:crypto'
import { databaseNames, newSecrets } from '../keeper/secrets.ts'

/** The variables that docker-compose.yml cannot do without, newly drawn; none contains a quote. */
export function dockerEnv(): Record<string, string> {
  const { databasePasswords, passportPrivateKey } = newSecrets()
  const passwords = databaseNames.map((name) => [`${name.toUpperCase()}_DB_PASSWORD`, databasePasswords[name]])
  return {
    POSTGRES_PASSWORD: randomBytes(24).toString('base64url'),
    ...Object.fromEntries(passwords),
    PASSPORT_PRIVATE_KEY: passportPrivateKey,
  }
}
