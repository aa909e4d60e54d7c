import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'

/** Certificates and keys of one connection, as PEM (RFC 7468). */
export interface Pem {
  /** Who vouches for the other side; those that Node knows when it is left out. */
  ca?: string
  /** Our own certificate, with its key. */
  cert?: string
  key?: string
  passphrase?: string
}

/** A setting of TLS that cannot be used. `message` names it and says why, in one sentence. */
export class TlsSettingError extends Error {
  override name = 'TlsSettingError'
}

/** @param names of the settings, for who reads the sentence. @throws TlsSettingError when a file cannot be read or used */
export function pemFrom<Name extends string>(
  files: {
    ca?: string | undefined
    cert?: string | undefined
    key?: string | undefined
    passphrase?: string | undefined
  },
  names: Readonly<Record<'ca' | 'cert' | 'key', Name>>,
): Pem {
  const { passphrase } = files
  const pem: Pem = { ...(passphrase !== undefined && { passphrase }) }
  for (const part of ['ca', 'cert', 'key'] as const) {
    const file = files[part]
    if (file !== undefined) pem[part] = read(file, names[part])
  }
  if ((pem.cert === undefined) !== (pem.key === undefined)) {
    const [given, missing] = pem.cert === undefined ? [names.key, names.cert] : [names.cert, names.key]
    throw new TlsSettingError(`${missing} is not set: ${given} is of no use without it.`)
  }
  if (pem.ca !== undefined) usable({ ca: pem.ca }, `${names.ca} (${files.ca}) holds no certificate in PEM`)
  if (pem.cert !== undefined)
    usable(pem, `${names.cert} (${files.cert}) and ${names.key} (${files.key}) do not go together`)
  return pem
}

function read(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new TlsSettingError(`${name} cannot be read: ${(error as Error).message}.`, { cause: error })
  }
}

function usable(pem: Pem, sentence: string): void {
  const reason = whyNot(pem)
  if (reason) throw new TlsSettingError(`${sentence}: ${reason}.`)
}

function whyNot(pem: Pem): string | undefined {
  // Node passes over a CA in which it finds nothing.
  if (pem.ca !== undefined && !pem.ca.includes('-----BEGIN CERTIFICATE-----')) return 'it has no BEGIN CERTIFICATE'
  try {
    createSecureContext(pem)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
