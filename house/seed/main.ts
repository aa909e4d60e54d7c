/**
 * Enters the demo's schools in the database of employers (EMPLOYERS_DATABASE_URL), then lives the demo through the public
 * address (URL). For a house that is new. With
 * PARTNER_KEY_FILE the secret of an API key is written there, for its owner to read. Ends with 1 and one line when something is refused.
 */
import { writeFileSync } from 'node:fs'
import { demoPersonToken } from '../stand-ins/demo-person-token.ts'
import { seedDemo } from './index.ts'
import { registerDemoSchools } from './register-schools.ts'

process.once('disconnect', () => process.exit(1))
try {
  const { EMPLOYERS_DATABASE_URL, URL: url = 'http://localhost:4000', PARTNER_KEY_FILE: keyFile } = process.env
  if (!EMPLOYERS_DATABASE_URL) throw new Error('EMPLOYERS_DATABASE_URL is not set')
  await registerDemoSchools(EMPLOYERS_DATABASE_URL)
  const keepKey = keyFile ? (secret: string) => writeFileSync(keyFile, secret, { mode: 0o600 }) : undefined
  await seedDemo({ url, signIn: demoPersonToken(url), keepKey })
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
