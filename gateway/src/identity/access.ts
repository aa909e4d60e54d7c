import { presentTraceparent } from '@passerelle/messaging'
import {
  forbidden,
  type PassportInput,
  type PassportSigner,
  passportClaims,
  unauthenticated,
} from '@passerelle/service-kit'
import { GraphQLError } from 'graphql'
import type { Pool } from 'undici'
import { z } from 'zod'
import { accountOf, type Identity, type KeyIdentity } from './identity.ts'

/** What somebody may do, for the subgraphs, at most two seconds old. */
export interface Passport {
  token: string
  /** All that it says: the same text for the same rights of the same person, whenever it was signed. */
  rights: string
}

/** What somebody may do, asked of employers. */
export interface Access {
  /** Rejects with FORBIDDEN when employers refuses the identity, UNAUTHENTICATED for a key that is no longer good. */
  of(identity: Identity, requestId?: string): Promise<PassportInput>
  /** Who holds the key with this hash of a secret. Rejects with UNAUTHENTICATED, or SERVICE_UNAVAILABLE. */
  ofKey(secretHash: string): Promise<KeyIdentity>
  /** The same as a passport, signed once for those two seconds. Rejects like `of`. */
  passport(identity: Identity, requestId?: string): Promise<Passport>
  /** Before a mutation, so that it counts on the rights of the moment, and after one that may have changed them. */
  forget(identity: Identity): void
  /** When employers says that the rights of a person, or of a key, changed. */
  forgetSubject(subject: string): void
  /** Whether the identity is that person's or that key's, as far as it has asked for anything yet. */
  isOf(identity: Identity, subject: string): boolean
}

/**
 * Milliseconds that an answer counts for queries. One's own mutations empty it, and so does AccessChanged where the
 * gateway follows the event log; without one, a membership given or taken by somebody else is seen after this long.
 */
const freshFor = 2000
const maxEntries = 20_000
const never = new Date('9999-12-31T00:00:00Z')

interface Answer {
  claims: PassportInput
  passport?: Promise<Passport>
  /** Of the key; people have a token that says. */
  expiresAt: Date | null
}

interface Entry {
  answer: Promise<Answer>
  until: number
}

/**
 * `POST /access` of employers, once for each account and two seconds; `/access/key` for keys. The first sight of somebody
 * makes their Person. An answer that was on its way while the rights changed is asked for again.
 */
export function accessThrough(employers: Pool, signer: PassportSigner): Access {
  const entries = new Map<string, Entry>()
  const accounts = new Map<string, Set<string>>()
  const changes = new Map<string, number>()

  function entryOf(account: string, question: Question, requestId?: string): Promise<Answer> {
    const known = entries.get(account)
    if (known && known.until > Date.now()) return known.answer
    if (entries.size >= maxEntries) for (const kept of [entries, accounts, changes]) kept.clear()
    const answer = asked(question, requestId)
    entries.set(account, { answer, until: Date.now() + freshFor })
    answer.then(
      ({ claims }) => accounts.set(claims.sub, (accounts.get(claims.sub) ?? new Set()).add(account)),
      () => entries.delete(account),
    )
    return answer
  }

  async function asked(question: Question, requestId?: string): Promise<Answer> {
    for (;;) {
      const since = performance.now()
      const answer = await ask(employers, signer, question, requestId)
      if ((changes.get(answer.claims.sub) ?? 0) < since) return answer
    }
  }

  return {
    of: async (identity, requestId) => (await entryOf(accountOf(identity), questionOf(identity), requestId)).claims,
    async passport(identity, requestId) {
      const answer = await entryOf(accountOf(identity), questionOf(identity), requestId)
      answer.passport ??= signer.sign(answer.claims).then((token) => ({ token, rights: JSON.stringify(answer.claims) }))
      return answer.passport
    },
    async ofKey(secretHash) {
      const key = { subject: '', secretHash, expiresAt: never }
      const { claims, expiresAt } = await entryOf(accountOf(key), questionOf(key)).catch(unreachable)
      return { ...key, subject: claims.sub, expiresAt: expiresAt ?? never }
    },
    forget: (identity) => entries.delete(accountOf(identity)),
    forgetSubject(subject) {
      if (changes.size >= maxEntries) changes.clear()
      changes.set(subject, performance.now())
      for (const account of accounts.get(subject) ?? []) entries.delete(account)
    },
    isOf: (identity, subject) => accounts.get(subject)?.has(accountOf(identity)) ?? false,
  }
}

interface Question {
  path: '/access' | '/access/key'
  body: object
}

function questionOf(identity: Identity): Question {
  if ('secretHash' in identity) return { path: '/access/key', body: { secretHash: identity.secretHash } }
  const { expiresAt: _, ...who } = identity
  return { path: '/access', body: who }
}

const keyAnswer = z.object({ claims: passportClaims, expiresAt: z.coerce.date().nullable() })

async function ask(employers: Pool, signer: PassportSigner, question: Question, requestId?: string): Promise<Answer> {
  const traceparent = presentTraceparent()
  const { statusCode, body } = await employers.request({
    method: 'POST',
    path: question.path,
    headers: {
      'content-type': 'application/json',
      passport: await signer.sign({ sub: 'gateway', gateway: true }),
      ...(requestId && { 'x-request-id': requestId }),
      ...(traceparent && { traceparent }),
    },
    body: JSON.stringify(question.body),
  })
  const answer = (await body.json()) as { message?: string }
  if (statusCode === 403) throw forbidden(answer.message)
  const isKey = question.path === '/access/key'
  if (isKey && statusCode === 404) {
    throw unauthenticated('The API key is not good: it is unknown, has expired or was revoked.')
  }
  if (statusCode !== 200) throw new Error(`employers answered ${statusCode} to an access request`)
  return isKey ? keyAnswer.parse(answer) : { claims: passportClaims.parse(answer), expiresAt: null }
}

function unreachable(error: unknown): never {
  if (error instanceof GraphQLError) throw error
  throw new GraphQLError('The API key cannot be checked at the moment. Try again in a moment.', {
    extensions: { code: 'SERVICE_UNAVAILABLE', http: { status: 503 } },
    originalError: error instanceof Error ? error : undefined,
  })
}
