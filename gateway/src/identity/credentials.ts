import { createHash } from 'node:crypto'
import { unauthenticated } from '@passerelle/service-kit/without-orm'
import type { Access } from './access.ts'
import type { Verifier } from './identity.ts'

/** The secret of an API key: a prefix by which it is recognised, and 256 bits in base64url. */
const apiKey = /^psk_[\w-]{43}$/

/** Reads the bearer token of RFC 6750: an API key of a school, or else a token of the OpenID provider. */
export function credentialVerifier(verifyToken: Verifier, access: Pick<Access, 'ofKey'>): Verifier {
  return async (credential) => {
    if (!credential?.startsWith('psk_')) return verifyToken(credential)
    if (!apiKey.test(credential)) throw unauthenticated('This is not the whole secret of an API key.')
    return access.ofKey(createHash('sha256').update(credential).digest('hex'))
  }
}
