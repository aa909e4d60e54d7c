import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * Encrypts by a key of the client that is itself not kept: an answer may hold what is told once only, such as the secret of a
 * new API key, and is opened by whoever repeats the act, and by nobody who reads the database.
 */
export function sealed(key: string, id: string, text: string): string {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, derived(key, id), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

export function opened(key: string, id: string, text: string): string {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv(algorithm, derived(key, id), bytes.subarray(0, nonceLength))
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  return decipher.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
}

function derived(key: string, id: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, id, 'kept act', 32))
}
