import { forbidden, type PassportInput, type PassportSigner, passportClaims } from '@passerelle/service-kit'
import type { Pool } from 'undici'
import type { Identity } from './tokens.ts'

/** What somebody may do, asked of employers. */
export interface Access {
  of(identity: Identity, requestId: string): Promise<PassportInput>
  /** Before and after a mutation, so that it counts on the rights of the moment, and what it gave counts at once. */
  forget(identity: Identity): void
  /** When employers says that somebody's memberships changed. */
  forgetPerson(person: string): void
}

/**
 * Milliseconds that an answer counts for queries. One's own mutations empty it, and so does AccessChanged where the
 * gateway follows the event log; without one, a membership given or taken by somebody else is seen after this long.
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
  const keys = new Map<string, string>()
  const forgetKey = (key: string | undefined) => key !== undefined && entries.delete(key)
  return {
    of(identity, requestId) {
      const key = keyOf(identity)
      const known = entries.get(key)
      if (known && known.until > Date.now()) return known.claims
      if (entries.size >= maxEntries) {
        entries.clear()
        keys.clear()
      }
      const claims = ask(employers, signer, identity, requestId)
      entries.set(key, { claims, until: Date.now() + freshFor })
      claims.then(
        ({ sub }) => keys.set(sub, key),
        () => forgetKey(key),
      )
      return claims
    },
    forget: (identity) => forgetKey(keyOf(identity)),
    forgetPerson: (person) => forgetKey(keys.get(person)),
  }
}

function keyOf({ issuer, subject }: Identity): string {
  return `${issuer} ${subject}`
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
