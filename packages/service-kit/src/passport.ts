import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import { LRUCache } from 'lru-cache'
import { ConfigError } from './config.ts'
import { unauthenticated } from './errors.ts'
import {
  type PassportInput,
  passportAudience,
  passportClaims,
  passportIssuer,
  passportLifetime,
} from './passport-claims.ts'
import { Viewer } from './viewer.ts'

/** Turns a passport into its viewer. Rejects with UNAUTHENTICATED when it is absent, expired, forged or for others. */
export type PassportVerifier = (token: string | undefined) => Promise<Viewer>

export interface PassportKeys {
  PASSPORT_JWKS?: string | undefined
  PASSPORT_JWKS_URL?: string | undefined
}

/** Passports that were verified, so that one which comes with each request of a person is verified once. */
const maxVerified = 5000

/** Seconds that two machines' clocks may differ. */
const clockTolerance = 5

/**
 * Verifies against the key set given as JSON, or fetched (and cached, RFC 7517) from its address.
 * Expiry is judged by the machine's clock, never by a test's.
 * @throws ConfigError when neither is there or the JSON is no key set
 */
export function passportVerifier(keys: PassportKeys): PassportVerifier {
  const keySet = keySetOf(keys)
  const verified = new LRUCache<string, Viewer>({ max: maxVerified })
  return async (token) => {
    if (!token) throw unauthenticated('A passport is required.')
    const known = verified.get(token)
    if (known && known.expiresAt.getTime() > Date.now()) return known
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer: passportIssuer,
        audience: passportAudience,
        algorithms: ['EdDSA'],
        maxTokenAge: passportLifetime,
        clockTolerance,
        requiredClaims: ['sub', 'exp', 'iat'],
      })
      const viewer = new Viewer(passportClaims.parse(payload), new Date(payload.exp! * 1000))
      verified.set(token, viewer)
      return viewer
    } catch {
      throw unauthenticated('The passport is not valid.')
    }
  }
}

function keySetOf(keys: PassportKeys) {
  if (keys.PASSPORT_JWKS_URL) return createRemoteJWKSet(new URL(keys.PASSPORT_JWKS_URL))
  if (!keys.PASSPORT_JWKS) throw new ConfigError('PASSPORT_JWKS_URL is not set')
  try {
    return createLocalJWKSet(JSON.parse(keys.PASSPORT_JWKS))
  } catch {
    throw new ConfigError('PASSPORT_JWKS: not a JSON Web Key Set')
  }
}

export interface PassportSigner {
  /** A passport of 60 seconds. */
  sign(claims: PassportInput): Promise<string>
  /** The public half, for the subgraphs. */
  jwks: JSONWebKeySet
}

/** @throws ConfigError unless `privateKey` is an Ed25519 private JWK (RFC 8037) as JSON */
export async function passportSigner(privateKey: string): Promise<PassportSigner> {
  const jwk = parseJwk(privateKey)
  const key = await importJWK(jwk, 'EdDSA').catch(() => {
    throw new ConfigError('PASSPORT_PRIVATE_KEY: not a usable Ed25519 key')
  })
  const { d: _secret, ...publicKey } = jwk
  const kid = jwk.kid ?? 'passport'
  return {
    jwks: { keys: [{ ...publicKey, kid, alg: 'EdDSA', use: 'sig' }] },
    sign: (claims) =>
      new SignJWT(passportClaims.parse(claims))
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setIssuer(passportIssuer)
        .setAudience(passportAudience)
        .setIssuedAt()
        .setExpirationTime(`${passportLifetime}s`)
        .sign(key),
  }
}

function parseJwk(text: string): JWK {
  let jwk: JWK
  try {
    jwk = JSON.parse(text)
  } catch {
    throw new ConfigError('PASSPORT_PRIVATE_KEY: not JSON')
  }
  if (jwk?.crv !== 'Ed25519' || !jwk.d) throw new ConfigError('PASSPORT_PRIVATE_KEY: not an Ed25519 private key')
  return jwk
}

/** A new private key as JSON, for `PASSPORT_PRIVATE_KEY`. */
export async function newPassportKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return JSON.stringify(await exportJWK(privateKey))
}
