import { createHash, randomBytes } from 'node:crypto'

/** How many characters of a secret are shown again: the prefix and the first six of 43. */
const shown = 10

/** 256 random bits behind a prefix by which scanners of source code know what they have found. */
export function newSecret(): { secret: string; secretHash: string; hint: string } {
  const secret = `psk_${randomBytes(32).toString('base64url')}`
  return { secret, secretHash: createHash('sha256').update(secret).digest('hex'), hint: secret.slice(0, shown) }
}
