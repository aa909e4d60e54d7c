import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Language } from '@passerelle/kernel'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface TestIdentity {
  [Symbol.asyncDispose](): Promise<void>
  /** For OIDC_ISSUER. */
  issuer: string
  /** For OIDC_AUDIENCE. */
  audience: string
  /** A real signed access token, as `Bearer …` for the authorization header. `expiresIn` (seconds) may be negative. */
  bearerFor(
    person: { email: string; name?: string; locale?: Language; zone?: string },
    options?: TokenOptions,
  ): Promise<string>
}

export interface TokenOptions {
  expiresIn?: number
  audience?: string
  issuer?: string
  emailVerified?: boolean
}

/** An OpenID provider of the two documents that a resource server reads: discovery and keys. */
export async function startTestIdentity(): Promise<TestIdentity> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }]
  const audience = 'urn:passerelle:api'
  const server = createServer((request, response) => {
    const found = documents[request.url ?? '']
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const documents: Record<string, unknown> = {
    '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks` },
    '/jwks': { keys },
  }
  return {
    issuer,
    audience,
    async bearerFor({ email, name = email, locale = 'fr', zone = 'Europe/Paris' }, options = {}) {
      const now = Math.floor(Date.now() / 1000)
      const { expiresIn = 3600, emailVerified = true } = options
      const token = await new SignJWT({ email, email_verified: emailVerified, name, locale, zoneinfo: zone })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
        .setIssuer(options.issuer ?? issuer)
        .setAudience(options.audience ?? audience)
        .setSubject(email.toLowerCase())
        .setIssuedAt(now + Math.min(0, expiresIn - 3600))
        .setExpirationTime(now + expiresIn)
        .sign(privateKey)
      return `Bearer ${token}`
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
