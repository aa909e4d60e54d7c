import { staffPermissions } from '@passerelle/contracts'
import { type Language, newId } from '@passerelle/kernel'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** What a passport says; see PROTOCOL.md. Only `sub` is needed. */
export type TestClaims = {
  sub: string
  name?: string
  email?: string
  locale?: Language
  tz?: string
  staff?: { school: string; permissions: string[] }[]
  employers?: { employer: string; user: string; role: string }[]
  candidates?: { candidate: string; school: string }[]
  ts?: true
  gateway?: true
  /** By a link in a mail, without having signed in. */
  link?: { subject: string; act: string }
  /** An API key of a school; `sub` is its id too. */
  key?: { id: string; school: string; scopes: string[] }
}

/** Somebody who may do everything at a school and a company of their own, and is a candidate there: a stranger to all others. */
export const stranger = (): TestClaims => {
  const school = newId('sch')
  return {
    sub: newId('per'),
    staff: [{ school, permissions: [...staffPermissions] }],
    employers: [{ employer: newId('emp'), user: newId('eus'), role: 'OWNER' }],
    candidates: [{ candidate: newId('cnd'), school }],
  }
}

const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })

/** The key pair of this test file, in place of the gateway's. */
export const testPassports = {
  /** For PASSPORT_JWKS: a JWK Set as JSON. */
  jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }] }),
  /** For PASSPORT_PRIVATE_KEY of a gateway under test: a private JWK as JSON. */
  privateKey: JSON.stringify({ ...((await exportJWK(privateKey)) as JWK), kid: 'test', alg: 'EdDSA' }),
}

/** A passport of sixty seconds, as the gateway would sign it. `expiresIn` (seconds) may be negative. */
export function passportFor(claims: TestClaims, { expiresIn = 60 } = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const defaults = {
    name: 'Test Person',
    email: `${claims.sub}@example.org`,
    locale: 'fr',
    tz: 'Europe/Paris',
    staff: [],
    employers: [],
    candidates: [],
  }
  return new SignJWT({ ...defaults, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
    .setIssuer('passerelle-gateway')
    .setAudience('passerelle-subgraphs')
    .setIssuedAt(now + Math.min(0, expiresIn - 60))
    .setExpirationTime(now + expiresIn)
    .sign(privateKey)
}
