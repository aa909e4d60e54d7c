import { type Clock, systemClock } from '@passerelle/kernel'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'
import { LRUCache } from 'lru-cache'
import { ConfigError } from './config-error.ts'
import { unauthenticated } from './errors.ts'
import type { Logger } from './log.ts'
import { onceAMinute } from './once-a-minute.ts'
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

/** Seconds that the gateway's clock may be ahead. By the verifier's clock a passport so lives two minutes at most. */
const aheadAtMost = 60

export interface PassportVerifying {
  /** Tells, once a minute, why passports are refused. */
  log?: Logger
  /** By which they end: never a test's, which may stand still. */
  clock?: Clock
}

/**
 * Verifies against the key set given as JSON, or fetched (and cached, RFC 7517) from its address.
 * @throws ConfigError when neither is there or the JSON is no key set
 */
export function passportVerifier(
  keys: PassportKeys,
  { log, clock = systemClock }: PassportVerifying = {},
): PassportVerifier {
  const keySet = keySetOf(keys)
  const verified = new LRUCache<string, Viewer>({ max: maxVerified })
  const atMostOnceAMinute = onceAMinute()
  return async (token) => {
    if (!token) throw unauthenticated('Only the gateway is answered here: ask it.')
    const known = verified.get(token)
    if (known && !known.hasExpired(clock())) return known
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer: passportIssuer,
        audience: passportAudience,
        algorithms: ['EdDSA'],
        currentDate: clock(),
        requiredClaims: ['sub', 'exp', 'iat'],
      })
      const viewer = new Viewer(passportClaims.parse(payload), expiryOf(payload, clock()))
      verified.set(token, viewer)
      return viewer
    } catch (error) {
      atMostOnceAMinute(reasonOf(error), (silent) => {
        log?.warn({ ...detailsOf(error, token, clock()), silent }, 'a passport is refused')
      })
      throw unauthenticated('This request is not known to come from the gateway.')
    }
  }
}

/** @throws JOSEError when it was signed too long ago, or too far ahead */
function expiryOf(payload: JWTPayload, now: Date): Date {
  const [iat, seconds] = [payload.iat!, now.getTime() / 1000]
  if (iat > seconds + aheadAtMost) {
    throw new errors.JWTClaimValidationFailed('"iat" lies in the future', payload, 'iat', 'check_failed')
  }
  const exp = Math.min(payload.exp!, iat + passportLifetime)
  if (exp <= seconds) throw new errors.JWTExpired('it was signed too long ago', payload, 'iat', 'check_failed')
  return new Date(exp * 1000)
}

/** What an operator needs to find the cause: nothing of the token but its times. */
function detailsOf(error: unknown, token: string, now: Date): object {
  const { iat, exp } = timesOf(token)
  return {
    reason: reasonOf(error),
    detail: error instanceof Error ? error.message : String(error),
    ...{ iat, exp, now: Math.floor(now.getTime() / 1000) },
  }
}

function reasonOf(error: unknown): string {
  return (error as { code?: string }).code ?? 'NOT_A_PASSPORT'
}

function timesOf(token: string): JWTPayload {
  try {
    return decodeJwt(token)
  } catch {
    return {}
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
