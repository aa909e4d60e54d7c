/**
 * Enters the demo's schools in the database of employers, then lives the demo through the public address (URL), for a house that is
 * new or that was filled in part. DATABASE_URLS has the databases of the services, as JSON by name, DIARY the file that says what is
 * done already. With PARTNER_KEY_FILE the secret of an API key is written there, for its owner to read. Ends with 1 and one line when
 * something is refused.
 */
import { writeFileSync } from 'node:fs'
import { demoPersonToken } from '../stand-ins/demo-person-token.ts'
import { openDiary } from './diary.ts'
import { seedDemo } from './index.ts'
import { registerDemoSchools } from './register-schools.ts'
import { whileEventsFlow } from './while-events-flow.ts'

process.once('disconnect', () => process.exit(1))
try {
  const { DATABASE_URLS, DIARY, URL: url = 'http://localhost:4000', PARTNER_KEY_FILE: keyFile } = process.env
  if (!DATABASE_URLS) throw new Error('DATABASE_URLS is not set')
  if (!DIARY) throw new Error('DIARY is not set')
  const databases = JSON.parse(DATABASE_URLS) as { employers: string }
  const diary = openDiary(DIARY)
  await registerDemoSchools(databases.employers)
  await using flow = await whileEventsFlow(Object.values(databases))
  const keepKey = keyFile ? (secret: string) => writeFileSync(keyFile, secret, { mode: 0o600 }) : undefined
  await seedDemo({ url, signIn: demoPersonToken(url), diary, patience: flow.patience, keepKey })
  process.exitCode = 0
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
process.exit()
