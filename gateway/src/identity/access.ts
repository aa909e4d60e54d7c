import { forbidden, type PassportInput, type PassportSigner, passportClaims } from '@passerelle/service-kit'
import type { Pool } from 'undici'
import type { Identity } from './tokens.ts'

/** What somebody may do, asked of employers. */
export interface Access {
  of(identity: Identity, requestId: string): Promise<PassportInput>
  /** After a mutation, so that what it gave its author counts in the very next request. */
  forget(identity: Identity): void
}

/**
 * Milliseconds that an answer counts. A membership given or taken by somebody else is seen after this long at the
 * latest; one's own mutations empty the entry.
 */
const freshFor = 2000
const maxEntries = 20_000

interface Entry {
  claims: Promise<PassportInput>
  until: number
}

/**
 * `POST /access` of employers, once for each person and two seconds. The first sight of somebody makes their Person.
 * `of` rejects with FORBIDDEN when employers refuses the identity (an address that is not verified).
 */
export function accessThrough(employers: Pool, signer: PassportSigner): Access {
  const entries = new Map<string, Entry>()
  const keyOf = ({ issuer, subject }: Identity) => `${issuer} ${subject}`
  return {
    of(identity, requestId) {
      const known = entries.get(keyOf(identity))
      if (known && known.until > Date.now()) return known.claims
      const claims = ask(employers, signer, identity, requestId)
      if (entries.size >= maxEntries) entries.clear()
      entries.set(keyOf(identity), { claims, until: Date.now() + freshFor })
      claims.catch(() => entries.delete(keyOf(identity)))
      return claims
    },
    forget: (identity) => entries.delete(keyOf(identity)),
  }
}

async function ask(employers: Pool, signer: PassportSigner, identity: Identity, requestId: string) {
  const { expiresAt: _, ...who } = identity
  const { statusCode, body } = await employers.request({
    method: 'POST',
    path: '/access',
    headers: {
      'content-type': 'application/json',
      passport: await signer.sign({ sub: 'gateway', gateway: true }),
      'x-request-id': requestId,
    },
    body: JSON.stringify(who),
  })
  const answer = (await body.json()) as { message?: string }
  if (statusCode === 403) throw forbidden(answer.message)
  if (statusCode !== 200) throw new Error(`employers answered ${statusCode} to an access request`)
  return passportClaims.parse(answer)
}
