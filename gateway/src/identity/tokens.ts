import { defaultTimeZone, languageOf } from '@passerelle/kernel'
import { type Logger, onceAMinute, unauthenticated, unavailable } from '@passerelle/service-kit/without-orm'
import { GraphQLError } from 'graphql'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import type { PersonIdentity, Verifier } from './identity.ts'

/** The parts of OpenID Connect Discovery 1.0 that are used. */
const discovered = z.object({ issuer: z.string(), jwks_uri: z.url(), userinfo_endpoint: z.url().optional() })
type Provider = z.output<typeof discovered>

/** Milliseconds that a verified token is not verified again: as long as a key that was withdrawn may still count. */
const trustedFor = 30_000
const maxTrusted = 5000

/** Seconds that the provider's clock may differ. */
const clockTolerance = 30
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512']

/**
 * Verifies JWT access tokens (RFC 9068) or ID tokens of one provider by its published keys. The provider is looked up at
 * the first token, so that it may start later than the gateway.
 */
export function tokenVerifier(issuer: string, log: Pick<Logger, 'warn'>, audience?: string): Verifier {
  let found: Promise<{ provider: Provider; keys: ReturnType<typeof createRemoteJWKSet> }> | undefined
  const provider = () => {
    found ??= discover(issuer).then((p) => ({ provider: p, keys: createRemoteJWKSet(new URL(p.jwks_uri)) }))
    found.catch(() => {
      found = undefined
    })
    return found
  }
  const verify = async (token: string) => {
    const { provider: found, keys } = await provider()
    const { payload } = await jwtVerify(token, keys, {
      issuer: found.issuer,
      audience,
      algorithms,
      clockTolerance,
      requiredClaims: ['sub', 'exp'],
    }).catch(refused)
    const endpoint = payload.email ? undefined : found.userinfo_endpoint
    return identityOf(endpoint ? await withUserInfo(payload, endpoint, token) : payload)
  }
  return remembering(sayingWhy(verify, issuer, log))
}

/** Clients are told that it is not their fault, and operators, once a minute, what it is. */
function sayingWhy<T>(verify: (token: string) => Promise<T>, issuer: string, log: Pick<Logger, 'warn'>) {
  const atMostOnceAMinute = onceAMinute()
  return (token: string): Promise<T> =>
    verify(token).catch((error: unknown) => {
      if (error instanceof GraphQLError && error.extensions.code === 'UNAVAILABLE') {
        const reason = reasonOf(error.originalError)
        atMostOnceAMinute(issuer, (silent) =>
          log.warn({ issuer, reason, silent }, 'the OpenID provider cannot be asked: nobody can sign in'),
        )
      }
      throw error
    })
}

/** `fetch` says no more than that it failed; its cause says why. */
function reasonOf(error: Error | undefined): string | undefined {
  return error && (error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message)
}

/** Bursts of one client are verified once. An identity that has expired meanwhile is not given out again. */
function remembering(verify: (token: string) => Promise<PersonIdentity>): Verifier {
  const trusted = new Map<string, { identity: Promise<PersonIdentity>; until: number }>()
  return async (token) => {
    if (!token) throw unauthenticated('Sign in first: the request has no bearer token.')
    const known = trusted.get(token)
    if (known && known.until > Date.now()) {
      const identity = await known.identity
      if (identity.expiresAt.getTime() > Date.now()) return identity
    }
    if (trusted.size >= maxTrusted) trusted.clear()
    const identity = verify(token)
    trusted.set(token, { identity, until: Date.now() + trustedFor })
    identity.catch(() => trusted.delete(token))
    return identity
  }
}

async function discover(issuer: string): Promise<Provider> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(unreachable)
  if (!response.ok) throw unreachable(new Error(`${url} answers ${response.status}`))
  const provider = discovered.safeParse(await response.json().catch(unreachable))
  if (!provider.success) throw unreachable(new Error(`${url} is no OpenID Connect Discovery`))
  // "MUST exactly match the value of issuer" (OpenID Connect Discovery 1.0, 4.3).
  if (provider.data.issuer !== issuer) throw unreachable(new Error(`the provider calls itself ${provider.data.issuer}`))
  return provider.data
}

/** What jose says of a key set that cannot be fetched or read, beside the errors of `fetch` itself. */
const keySetTrouble = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'])

function refused(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw unauthenticated('The token has expired: sign in again.')
  const isToken = error instanceof errors.JOSEError && !keySetTrouble.has(error.code)
  throw isToken ? unauthenticated('The token is not valid.') : unreachable(error)
}

function unreachable(error: unknown): never {
  throw unavailable('Sign-in cannot be checked at the moment. Try again in a moment.', error, { status: 503 })
}

/** Access tokens of many providers carry no address: their UserInfo endpoint has it (OpenID Connect Core 1.0, 5.3). */
async function withUserInfo(payload: JWTPayload, endpoint: string, token: string): Promise<JWTPayload> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(endpoint, { headers, signal: AbortSignal.timeout(5000) }).catch(unreachable)
  const info = response.ok ? ((await response.json()) as JWTPayload) : {}
  // "The sub Claim in the UserInfo Response MUST be verified to exactly match" (5.3.4).
  return info.sub === payload.sub ? { ...info, ...payload } : payload
}

function identityOf(payload: JWTPayload): PersonIdentity {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const email = text(payload.email)
  return {
    subject: payload.sub!,
    issuer: payload.iss!,
    email,
    emailVerified: payload.email_verified === true,
    name: text(payload.name) || email.split('@', 1)[0]!,
    locale: payload.locale ? languageOf(text(payload.locale)) : undefined,
    timeZone: text(payload.zoneinfo) || defaultTimeZone,
    expiresAt: new Date(payload.exp! * 1000),
  }
}

/** RFC 6750: `Authorization: Bearer <token>`. */
export function bearer(header: unknown): string | undefined {
  return typeof header === 'string' ? /^Bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1] : undefined
}
