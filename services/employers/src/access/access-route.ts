import type { MikroORM } from '@mikro-orm/postgresql'
import { refuse, sentenceOf } from '@passerelle/contracts'
import {
  type Clock,
  cleanLine,
  cut,
  defaultLanguage,
  defaultTimeZone,
  isName,
  isTimeZone,
  type Language,
  languages,
  mailAddressOf,
  type Refusal,
} from '@passerelle/kernel'
import type { GraphqlOptions, PassportInput } from '@passerelle/service-kit'
import { z } from 'zod'
import type { ApiKey } from '../api-key/api-key.ts'
import { useApiKey } from '../api-key/use-api-key.ts'
import { longestName } from '../person/person.ts'
import { claimsOfAccount } from './claims-of-account.ts'
import { type Account, provisionPerson } from './provision-person.ts'

const account = z.object({
  issuer: z.string().min(1),
  subject: z.string().min(1),
  email: z.string(),
  emailVerified: z.boolean(),
  /** Not every provider tells it. */
  name: z.string().catch(''),
  locale: z.enum(languages).catch(defaultLanguage),
  timeZone: z.string().refine(isTimeZone).catch(defaultTimeZone),
})

const forGateway = { code: 'FORBIDDEN', message: 'For the gateway only.' }

const secret = z.object({ secretHash: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * `POST /access`, for the gateway alone: who an account of the OpenID provider is, and what a passport for them says.
 * 200 with the claims · 400 · 401 without a passport · 403 for anybody but the gateway, EMAIL_NOT_TAKEN or
 * EMAIL_NOT_VERIFIED.
 * `POST /access/key`, the same for the hash of an API key's secret: 200 with the claims and when the key expires (null:
 * never) · 404 for a key that is unknown, expired or revoked.
 */
export function accessRoute(orm: MikroORM, now: Clock): NonNullable<GraphqlOptions['routes']> {
  return (app, viewerOf) => {
    app.post('/access', async (request, reply) => {
      if (!(await viewerOf(request)).isGateway) return reply.code(403).send(forGateway)
      const sent = account.safeParse(request.body)
      if (!sent.success) return reply.code(400).send({ code: 'BAD_USER_INPUT', message: z.prettifyError(sent.error) })
      const email = mailAddressOf(sent.data.email)
      if (email === undefined) return reply.code(403).send(said(refuse('EMAIL_NOT_TAKEN'), sent.data.locale))
      const em = orm.em.fork()
      const known = await claimsOfAccount(em, sent.data)
      if (known) return known
      const refusal = await provisionPerson({ em, now }, named({ ...sent.data, email }))
      return refusal ? reply.code(403).send(said(refusal, sent.data.locale)) : claimsOfAccount(em, sent.data)
    })
    app.post('/access/key', async (request, reply) => {
      if (!(await viewerOf(request)).isGateway) return reply.code(403).send(forGateway)
      const sent = secret.safeParse(request.body)
      if (!sent.success) return reply.code(400).send({ code: 'BAD_USER_INPUT', message: z.prettifyError(sent.error) })
      const key = await useApiKey({ em: orm.em.fork(), now }, sent.data.secretHash)
      if (!key) return reply.code(404).send({ code: 'NOT_FOUND', message: 'This API key is not good.' })
      return { claims: claimsOfKey(key), expiresAt: key.expiresAt }
    })
  }
}

function said(refusal: Refusal, language: Language) {
  return { code: refusal.code, message: sentenceOf(refusal, language) }
}

/** Until they tell their name, people go by what stands before the @. */
function named(sent: z.output<typeof account>): Account {
  const name = cut(cleanLine(sent.name), longestName)
  return { ...sent, name: isName(name) ? name : sent.email.split('@')[0]! }
}

function claimsOfKey({ id, schoolId, name, scopes }: ApiKey): PassportInput {
  return { sub: id, name, key: { id, school: schoolId, scopes } }
}
