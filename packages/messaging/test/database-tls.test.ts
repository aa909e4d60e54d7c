import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { accountUrl, createOrm, databaseAddress, provisionDatabases } from '@passerelle/persistence'
import { newAuthority, startTlsPostgres, type TlsPostgres } from '@passerelle/testkit'
import pg from 'pg'
import { pino } from 'pino'
import { createTransport } from '../src/index.ts'

const account = { name: 'tls_account', password: "it's p@ss/word" }
let server: TlsPostgres
beforeAll(async () => {
  server = await startTlsPostgres()
}, 60_000)
afterAll(() => server?.[Symbol.asyncDispose]())

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
  await provisionDatabases(server.adminUrl, [account])
  const url = accountUrl(server.adminUrl, account)
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
  const other = newAuthority(join(server.folder, 'other')).ca
  const url = `${server.openUrl}?sslmode=verify-full&sslrootcert=${encodeURIComponent(other)}`
  await expect(isEncrypted(url)).rejects.toThrow(/certificate/)
  expect(await isEncrypted(`${server.openUrl}?sslmode=no-verify`)).toBe(true)
})

test('OP-04 a certificate of our own signs in', async () => {
  const { cert, key } = server.authority.sign('certified')
  const files = `&sslcert=${encodeURIComponent(cert)}&sslkey=${encodeURIComponent(key)}`
  const url = new URL(server.adminUrl + files)
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
