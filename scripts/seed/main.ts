/**
 * Enters the demo's schools in the database of employers (EMPLOYERS_DATABASE_URL), then lives the demo through the public
 * address (URL). For a house that is new. Ends with 1 and one line when something is refused.
 */
import { demoPersonToken } from '../dev-upstream/demo-person-token.ts'

process.once('disconnect', () => process.exit(1))
try {
  const { EMPLOYERS_DATABASE_URL, URL: url = 'http://localhost:4000' } = process.env
  if (!EMPLOYERS_DATABASE_URL) throw new Error('EMPLOYERS_DATABASE_URL is not set')
  await enterSchools(EMPLOYERS_DATABASE_URL)
  const { seedDemo } = await import('./index.ts')
  await seedDemo({ url, signIn: demoPersonToken(url) })
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function enterSchools(url: string): Promise<void> {
  const [{ createOrm }, { entities }, { registerDemoSchools }] = await Promise.all([
    import('@passerelle/persistence'),
    import('@passerelle/employers'),
    import('./register-schools.ts'),
  ])
  const orm = await createOrm({ url, entities, poolSize: 1 })
  try {
    await registerDemoSchools(orm.em.fork())
  } finally {
    await orm.close()
  }
}
