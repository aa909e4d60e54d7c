import { appendFileSync, chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RunningPostgres, startPostgres } from '@passerelle/embedded-postgres'
import { accountUrl, createOrm, databaseAddress, provisionDatabases } from '@passerelle/persistence'
import { type Authority, newAuthority } from '@passerelle/testkit'
import pg from 'pg'
import { pino } from 'pino'
import { createTransport } from '../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-tls-'))
chmodSync(folder, 0o711)
const account = { name: 'tls_account', password: "it's p@ss/word" }
let server: RunningPostgres
let authority: Authority
/** By TCP: a socket has no TLS. */
let overTcp: string
let adminUrl: string

beforeAll(async () => {
  authority = newAuthority(join(folder, 'authority'))
  server = await startPostgres({ folder: join(folder, 'server'), durable: false })
  const cluster = join(folder, 'server', 'cluster')
  const { cert, key } = authority.sign('server')
  // Its own files, as it wants the key.
  for (const [from, to] of [
    [cert, 'server.crt'],
    [key, 'server.key'],
    [authority.ca, 'root.crt'],
  ] as const) {
    writeFileSync(join(cluster, to), readFileSync(from), { mode: 0o600 })
    if (process.getuid?.() === 0) chownSync(join(cluster, to), 65_534, 65_534)
  }
  const rules = join(cluster, 'pg_hba.conf')
  const before = readFileSync(rules, 'utf8')
  // Nobody without TLS, and one who needs a certificate instead of a password.
  writeFileSync(
    rules,
    'hostssl all certified all cert\nhostssl all all all scram-sha-256\nhostnossl all postgres all scram-sha-256\nhostnossl all all all reject\n',
  )
  appendFileSync(rules, before)
  const admin = new pg.Client(server.adminUrl)
  await admin.connect()
  for (const setting of ["ssl_ca_file = 'root.crt'", 'ssl = on']) await admin.query(`alter system set ${setting}`)
  await admin.query('create role certified login')
  await admin.query('select pg_reload_conf()')
  await admin.end()
  overTcp = server.adminUrl.replace(/\?.*/, '')
  adminUrl = `${overTcp}?sslmode=verify-full&sslrootcert=${encodeURIComponent(authority.ca)}`
}, 60_000)
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function isEncrypted(url: string): Promise<boolean> {
  const orm = await createOrm({ url, entities: [] })
  try {
    const sql = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'
    return (await orm.em.getConnection().execute<{ ssl: boolean }[]>(sql))[0]!.ssl
  } finally {
    await orm.close()
  }
}

test('OP-04 databases are made, entered, and written to as the event log, by TLS alone', async () => {
  await provisionDatabases(adminUrl, [account])
  const url = accountUrl(adminUrl, account)
  expect(await isEncrypted(url)).toBe(true)
  const transport = createTransport(url, { log: pino({ level: 'silent' }) })
  await transport.ensureTopics(['news'])
  await transport.close()
  const client = new pg.Client(databaseAddress(url.replace('localhost', '127.0.0.1')))
  await client.connect()
  await client.end()
  await expect(isEncrypted(url.replace(/\?.*/, ''))).rejects.toThrow(/pg_hba.conf rejects|no encryption/)
})

test('OP-04 whoever is not vouched for is not talked to, unless that is said', async () => {
  const other = newAuthority(join(folder, 'other')).ca
  const url = `${overTcp}?sslmode=verify-full&sslrootcert=${encodeURIComponent(other)}`
  await expect(isEncrypted(url)).rejects.toThrow(/certificate/)
  expect(await isEncrypted(`${overTcp}?sslmode=no-verify`)).toBe(true)
})

test('OP-04 a certificate of our own signs in', async () => {
  const { cert, key } = authority.sign('certified')
  const files = `&sslcert=${encodeURIComponent(cert)}&sslkey=${encodeURIComponent(key)}`
  const url = new URL(adminUrl + files)
  url.username = 'certified'
  url.password = ''
  expect(await isEncrypted(url.href)).toBe(true)
})

test.each([
  ['sslmode=require', /^sslmode=require is not one of disable, no-verify, verify-full: only verify-full asks whose/],
  ['sslmode=verify-full&sslrootcert=/nowhere/ca.pem', /^sslrootcert cannot be read: ENOENT.*\/nowhere\/ca\.pem/],
  ['sslrootcert=/etc/hosts', /^sslrootcert \(\/etc\/hosts\) holds no certificate in PEM/],
  ['sslkey=/etc/hosts', /^sslcert is not set: sslkey is of no use without it\./],
])('OP-04 what an address says of TLS and cannot mean is one sentence: %s', (query, sentence) => {
  expect(() => databaseAddress(`postgres://a@localhost/b?${query}`)).toThrow(sentence)
})
