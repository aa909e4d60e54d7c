import { isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { pemFrom, TlsSettingError } from './pem-file.ts'

/** What a client of PostgreSQL connects with. */
export interface DatabaseAddress {
  /** Without what concerns TLS. */
  connectionString: string
  /** False: without TLS. */
  ssl: false | ConnectionOptions
  /** Whether statements that come again may be prepared there. */
  prepared: boolean
}

const parameters = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword'] as const
const modes = ['disable', 'no-verify', 'verify-full']

/**
 * Reads `postgres://role:password@host:port/database`, and of its query what libpq calls (34.1.2) `sslmode`, `sslrootcert`,
 * `sslcert`, `sslkey` and `sslpassword`. The one place that does: clients and the object mapper differ in what they make of them.
 * Files are read at once. `verify-full` asks whose the server is, by `sslrootcert` or the authorities that Node knows; `no-verify`
 * encrypts only. libpq's other modes are refused: they fall back, or look like a check and are none. `prepared=no` is for a pooler that does
 * not know prepared statements.
 * @throws TlsSettingError naming the parameter
 */
export function databaseAddress(url: string): DatabaseAddress {
  const address = new URL(url)
  const [sslmode, ca, cert, key, passphrase] = parameters.map((name) => address.searchParams.get(name) || undefined)
  const prepared = address.searchParams.get('prepared') !== 'no'
  for (const name of [...parameters, 'prepared']) address.searchParams.delete(name)
  const connectionString = address.href
  const files = { ca, cert, key, passphrase }
  const mode = sslmode ?? (Object.values(files).some((one) => one !== undefined) ? 'verify-full' : 'disable')
  if (!modes.includes(mode)) {
    throw new TlsSettingError(
      `sslmode=${mode} is not one of ${modes.join(', ')}: only verify-full asks whose the server is.`,
    )
  }
  if (mode === 'disable') return { connectionString, prepared, ssl: false }
  const pem = pemFrom(files, { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' })
  const host = address.hostname.replace(/^\[|\]$/g, '')
  // pg names the server by its host name alone; by a number it would be compared with "localhost".
  const tls = { ...pem, ...(isIP(host) && { host }), rejectUnauthorized: mode === 'verify-full' }
  return { connectionString, prepared, ssl: tls }
}
