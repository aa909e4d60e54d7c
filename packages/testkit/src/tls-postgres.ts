import { appendFileSync, chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@passerelle/embedded-postgres'
import pg from 'pg'
import { type Authority, newAuthority } from './test-authority.ts'

/** A PostgreSQL as schools run theirs. */
export interface TlsPostgres {
  /** Who vouches for the server, and for the clients that it knows by a certificate. */
  readonly authority: Authority
  /** For files of the test. */
  readonly folder: string
  /** Its superuser, the one whom it lets in without TLS as well. */
  readonly openUrl: string
  /** The same by TLS, the server looked at. */
  readonly adminUrl: string
  [Symbol.asyncDispose](): Promise<void>
}

/** Nobody without TLS but its superuser; the role `certified` by a certificate instead of a password. */
const rules = `hostssl all certified all cert
hostssl all all all scram-sha-256
hostnossl all postgres all scram-sha-256
hostnossl all all all reject
`

export async function startTlsPostgres(): Promise<TlsPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-tls-'))
  // The server runs as somebody else where the test is root.
  chmodSync(folder, 0o711)
  const authority = newAuthority(join(folder, 'authority'))
  const server = await startPostgres({ folder: join(folder, 'server'), durable: false })
  const cluster = join(folder, 'server', 'cluster')
  const { cert, key } = authority.sign('server')
  const files: [from: string, to: string][] = [
    [cert, 'server.crt'],
    [key, 'server.key'],
    [authority.ca, 'root.crt'],
  ]
  // Its own files, as it wants the key.
  for (const [from, to] of files) {
    writeFileSync(join(cluster, to), readFileSync(from), { mode: 0o600 })
    if (process.getuid?.() === 0) chownSync(join(cluster, to), 65_534, 65_534)
  }
  const hba = join(cluster, 'pg_hba.conf')
  const before = readFileSync(hba, 'utf8')
  writeFileSync(hba, rules)
  appendFileSync(hba, before)
  await switchOn(server.adminUrl)
  // By TCP: a socket has no TLS.
  const openUrl = server.adminUrl.replace(/\?.*/, '')
  return {
    authority,
    folder,
    openUrl,
    adminUrl: `${openUrl}?sslmode=verify-full&sslrootcert=${encodeURIComponent(authority.ca)}`,
    async [Symbol.asyncDispose]() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function switchOn(url: string): Promise<void> {
  const admin = new pg.Client(url)
  await admin.connect()
  for (const setting of ["ssl_ca_file = 'root.crt'", 'ssl = on']) await admin.query(`alter system set ${setting}`)
  await admin.query('create role certified login')
  await admin.query('select pg_reload_conf()')
  await admin.end()
}
