import { defaultLanguage, type Language } from '@passerelle/kernel'
import {
  forbidden,
  type PassportInput,
  type PassportSigner,
  passportClaims,
  unauthenticated,
  unavailable,
} from '@passerelle/service-kit/without-orm'
import { GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Subgraph } from '../graph/subgraph.ts'
import { accountOf, type Identity, type KeyIdentity } from './identity.ts'
import { inOwnName } from './own-name.ts'

/** What somebody may do, for the subgraphs, as old as an answer of employers may be. */
export interface Passport {
  token: string
  /** The person, or the API key. */
  subject: string
  /** All that it says: the same text for the same rights of the same person, whenever it was signed. */
  rights: string
}

/** What somebody may do, asked of employers. */
export interface Access {
  /** Rejects with FORBIDDEN when employers refuses the identity, UNAUTHENTICATED for a key that is no longer good. */
  of(identity: Identity, requestId?: string): Promise<PassportInput>
  /** Who holds the key with this hash of a secret. Rejects with UNAUTHENTICATED, or UNAVAILABLE. */
  ofKey(secretHash: string): Promise<KeyIdentity>
  /** The same as a passport, signed once for each answer. Rejects like `of`. */
  passport(identity: Identity, requestId?: string): Promise<Passport>
  /** Before a mutation, so that it counts on the rights of the moment, and after one that may have changed them. */
  forget(identity: Identity): void
  /** When employers says that the rights of a person, or of a key, changed. */
  forgetSubject(subject: string): void
}

/**
 * Milliseconds that an answer counts. One's own mutations empty it where they may change it, and so does AccessChanged while
 * the gateway follows the event log; otherwise a membership given or taken by somebody else is seen after this long. Shorter
 * than a passport lives, which is signed once for the answer.
 */
const freshFor = { told: 20_000, untold: 2_000 }
/**
 * Milliseconds that a passport is given out again when employers answers the same anew: subgraphs have checked it already. It
 * lives for a minute, of which an answer counts 20 seconds, and whoever asks keeps it for 20.
 */
const givenAgainFor = 10_000
const maxAnswers = 20_000
const never = new Date('9999-12-31T00:00:00Z')

interface Answer {
  claims: PassportInput
  /** By the language of who asks, which is the person's own where it is a person. */
  passports: Map<Language, Promise<Passport>>
  /** Of the key; people have a token that says. */
  expiresAt: Date | null
}

/**
 * `POST /access` of employers, once for each account and as long as the answer counts; `/access/key` for keys. The first sight of somebody
 * makes their Person. An answer that was on its way while the rights changed is asked for again.
 *
 * @param options.kept how many answers; those that nobody asked for longest go first
 * @param options.isTold whether AccessChanged comes here at the moment
 */
export function accessThrough(
  employers: Pick<Subgraph, 'ask'>,
  signer: PassportSigner,
  { kept = maxAnswers, isTold = () => false }: { kept?: number | undefined; isTold?: () => boolean } = {},
): Access {
  /** By subject: the accounts whose answers are kept. */
  const accounts = new Map<string, Set<string>>()
  const answers = new LRUCache<string, { promise: Promise<Answer>; subject?: string }>({
    max: kept,
    dispose({ subject }, account) {
      const others = subject === undefined ? undefined : accounts.get(subject)
      others?.delete(account)
      if (others?.size === 0) accounts.delete(subject!)
    },
  })
  /** By account: the passports for what it may do. */
  const signed = new LRUCache<string, { rights: string; passports: Answer['passports'] }>({
    max: kept,
    ttl: givenAgainFor,
  })
  /** For each question on its way: whose rights have changed since it was sent. */
  const onTheirWay = new Set<Set<string>>()

  function answerOf(account: string, question: Question, requestId?: string): Promise<Answer> {
    const known = answers.get(account)
    if (known) return known.promise
    const entry: { promise: Promise<Answer>; subject?: string } = {
      promise: asked(question, requestId).then((answer) => ({ ...answer, passports: passportsFor(account, answer) })),
    }
    answers.set(account, entry, { ttl: isTold() ? freshFor.told : freshFor.untold })
    entry.promise.then(
      ({ claims }) => {
        if (answers.peek(account) !== entry) return
        entry.subject = claims.sub
        accounts.set(claims.sub, (accounts.get(claims.sub) ?? new Set()).add(account))
      },
      () => {
        if (answers.peek(account) === entry) answers.delete(account)
      },
    )
    return entry.promise
  }

  function passportsFor(account: string, { claims, passports }: Answer): Answer['passports'] {
    const rights = JSON.stringify(claims)
    const known = signed.get(account)
    if (known?.rights === rights) return known.passports
    signed.set(account, { rights, passports })
    return passports
  }

  async function asked(question: Question, requestId?: string): Promise<Answer> {
    for (;;) {
      const changed = new Set<string>()
      onTheirWay.add(changed)
      try {
        const answer = await ask(employers, signer, question, requestId)
        if (!changed.has(answer.claims.sub)) return answer
      } finally {
        onTheirWay.delete(changed)
      }
    }
  }

  return {
    of: async (identity, requestId) => (await answerOf(accountOf(identity), questionOf(identity), requestId)).claims,
    async passport(identity, requestId) {
      const answer = await answerOf(accountOf(identity), questionOf(identity), requestId)
      const locale = answer.claims.locale ?? identity.locale ?? defaultLanguage
      const known = answer.passports.get(locale)
      if (known) return known
      // In the rights as well: nobody is given an answer that was made for a reader of another language.
      const claims = { ...answer.claims, locale }
      const made = signer.sign(claims).then((token) => ({ token, subject: claims.sub, rights: JSON.stringify(claims) }))
      answer.passports.set(locale, made)
      return made
    },
    async ofKey(secretHash) {
      const key = { subject: '', secretHash, expiresAt: never }
      const { claims, expiresAt } = await answerOf(accountOf(key), questionOf(key)).catch(unreachable)
      return { ...key, subject: claims.sub, expiresAt: expiresAt ?? never }
    },
    forget: (identity) => answers.delete(accountOf(identity)),
    forgetSubject(subject) {
      for (const changed of onTheirWay) changed.add(subject)
      for (const account of [...(accounts.get(subject) ?? [])]) answers.delete(account)
    },
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

const keyAnswer = z.object({ claims: passportClaims.omit({ locale: true }), expiresAt: z.coerce.date().nullable() })

async function ask(
  employers: Pick<Subgraph, 'ask'>,
  signer: PassportSigner,
  question: Question,
  requestId?: string,
): Promise<Answer> {
  const headers = await inOwnName(signer, requestId)
  const { status, body: answer } = await employers.ask(question.path, headers, question.body)
  if (status === 403) throw forbidden((answer as { message: string }).message)
  const isKey = question.path === '/access/key'
  if (isKey && status === 404) {
    throw unauthenticated('The API key is not good: it is unknown, has expired or was revoked.')
  }
  if (status === 503)
    throw unavailable('What you may do cannot be looked up at the moment. Come again in a moment.', undefined, {
      status,
    })
  if (status !== 200) throw new Error(`employers answered ${status} to an access request`)
  const passports = new Map<Language, Promise<Passport>>()
  return isKey
    ? { ...keyAnswer.parse(answer), passports }
    : { claims: passportClaims.parse(answer), expiresAt: null, passports }
}

function unreachable(error: unknown): never {
  if (error instanceof GraphQLError) throw error
  throw unavailable('The API key cannot be checked at the moment. Try again in a moment.', error, { status: 503 })
}
