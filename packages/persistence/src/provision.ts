import pg from 'pg'
import { databaseAddress } from './database-address.ts'

export type DatabaseAccount = {
  /** Name of the database and of the role that owns it; lower case letters, digits and underscores. */
  name: string
  password: string
}

/** Any fixed number: provisioners of one server take turns. */
const PROVISION_LOCK = 7_405_802

/**
 * Gives each account a database of its own, owned by a role of the same name that can enter no other: the right to
 * connect, which PostgreSQL grants to everybody, is taken away. May run again at any time; passwords are set anew.
 *
 * `adminUrl` is a role that may create roles and databases; PostgreSQL 15 or later.
 *
 * @throws when a name is not plain, or the server refuses
 */
export async function provisionDatabases(adminUrl: string, accounts: DatabaseAccount[]): Promise<void> {
  const admin = new pg.Client(databaseAddress(adminUrl))
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock($1)', [PROVISION_LOCK])
    for (const account of accounts) await provision(admin, account)
  } finally {
    await admin.end()
  }
}

async function provision(admin: pg.Client, { name, password }: DatabaseAccount): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) throw new Error(`"${name}" cannot name a database and a role.`)
  const has = async (sql: string) => (await admin.query(sql, [name])).rowCount === 1
  const secret = pg.escapeLiteral(password)
  const verb = (await has('select 1 from pg_roles where rolname = $1')) ? 'alter' : 'create'
  await admin.query(`${verb} role ${name} login nosuperuser nocreatedb nocreaterole password ${secret}`)
  if (!(await has('select 1 from pg_database where datname = $1'))) {
    // only a member may hand a database over, unless the administrator is a superuser
    await admin.query(`grant ${name} to current_user`)
    await admin.query(`create database ${name} owner ${name}`)
  }
  await admin.query(`revoke connect, temporary on database ${name} from public`)
}

/** The URL with which the account reaches its database, on the server of `adminUrl`. */
export function accountUrl(adminUrl: string, { name, password }: DatabaseAccount): string {
  const url = new URL(adminUrl)
  url.username = name
  url.password = password
  url.pathname = `/${name}`
  return url.href
}
