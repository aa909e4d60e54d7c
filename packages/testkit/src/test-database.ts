import { createHash, randomBytes } from 'node:crypto'
import { createOrm, migrate, type OrmOptions } from '@passerelle/persistence'
import pg from 'pg'

export type TestDatabase = {
  /** postgres://… of a database that belongs to this call alone */
  url: string
  [Symbol.asyncDispose](): Promise<void>
}

type Schema = Pick<OrmOptions, 'migrations' | 'entities'>

/** Its files are copied, instead of each page through the log: a quarter of the CPU, where nothing is synced to a disk. */
const copied = 'strategy file_copy'

/**
 * A database with the given migrations, cloned from a template that the first caller of the run builds, dropped when
 * disposed of (sessions that are still open are ended). `name` is that of the service.
 */
export async function testDatabase(name: string, schema: Schema): Promise<TestDatabase> {
  const template = `template_${name}_${fingerprint(schema)}`
  const database = `test_${name}_${randomBytes(6).toString('hex')}`
  await withAdmin(async (admin) => {
    await buildOnce(admin, template, schema)
    await admin.query(`create database ${database} template ${template} ${copied}`)
  })
  return {
    url: urlOf(database),
    [Symbol.asyncDispose]: () =>
      withAdmin(async (admin) => {
        await admin.query(`drop database if exists ${database} with (force)`)
      }),
  }
}

/** Jest's workers meet on an advisory lock: one builds, the others find the template ready. */
async function buildOnce(admin: pg.Client, template: string, schema: Schema): Promise<void> {
  const ready = 'select datistemplate from pg_database where datname = $1'
  if ((await admin.query(ready, [template])).rows[0]?.datistemplate) return
  await admin.query('select pg_advisory_lock(hashtext($1))', [template])
  try {
    if ((await admin.query(ready, [template])).rows[0]?.datistemplate) return
    await admin.query(`drop database if exists ${template}`)
    await admin.query(`create database ${template} ${copied}`)
    const orm = await createOrm({ url: urlOf(template), ...schema })
    try {
      await migrate(orm)
    } finally {
      await orm.close()
    }
    await admin.query(`alter database ${template} is_template true`)
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [template])
  }
}

function fingerprint({ migrations = [] }: Schema): string {
  const sources = migrations.map((entry) => {
    const migration = typeof entry === 'function' ? entry : entry.class
    return `${entry.name}\n${migration.toString()}`
  })
  return createHash('sha256').update(sources.join('\n')).digest('hex').slice(0, 10)
}

async function withAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl() })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(database: string): string {
  const url = new URL(adminUrl())
  url.pathname = `/${database}`
  return url.href
}

function adminUrl(): string {
  const url = process.env.TEST_ADMIN_DATABASE_URL
  if (!url) throw new Error('There is no test cluster: run the tests with `npm test`.')
  return url
}
