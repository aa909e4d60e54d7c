import type { MikroORM } from '@mikro-orm/postgresql'
import { type Clock, isRefusal } from '@passerelle/kernel'
import type { GraphqlOptions, Viewer } from '@passerelle/service-kit'
import { z } from 'zod'
import type { Person } from '../person/person.ts'
import { isTimeZone } from '../time-zone.ts'
import { type Account, provisionPerson } from './provision-person.ts'
import { membershipsOf } from './standing.ts'

const account = z.object({
  issuer: z.string().min(1),
  subject: z.string().min(1),
  email: z.email(),
  emailVerified: z.boolean(),
  /** Not every provider tells it. */
  name: z.string().trim().max(200).catch(''),
  locale: z.enum(['fr', 'en']).catch('fr'),
  timeZone: z.string().refine(isTimeZone).catch('Europe/Paris'),
})

/**
 * `POST /access`, for the gateway alone: who an account of the OpenID provider is, and what a passport for them says.
 * 200 with the claims · 400 · 401 without a passport · 403 for anybody but the gateway, or EMAIL_NOT_VERIFIED.
 */
export function accessRoute(orm: MikroORM, now: Clock): NonNullable<GraphqlOptions['routes']> {
  return (app, viewerOf) => {
    app.post('/access', async (request, reply) => {
      const viewer: Viewer = await viewerOf(request)
      if (!viewer.isGateway) return reply.code(403).send({ code: 'FORBIDDEN', message: 'For the gateway only.' })
      const sent = account.safeParse(request.body)
      if (!sent.success) return reply.code(400).send({ code: 'BAD_USER_INPUT', message: z.prettifyError(sent.error) })
      const em = orm.em.fork()
      const person = await provisionPerson({ em, now }, named(sent.data))
      if (isRefusal(person)) return reply.code(403).send({ code: person.code, message: person.message })
      return claimsOf(person, await membershipsOf(em, person.id))
    })
  }
}

/** Until they tell their name, people go by what stands before the @. */
function named(sent: z.output<typeof account>): Account {
  return { ...sent, name: sent.name || sent.email.split('@')[0]! }
}

function claimsOf(person: Person, memberships: Awaited<ReturnType<typeof membershipsOf>>) {
  const { id: sub, email, name, locale, timeZone: tz } = person
  return { sub, email, name, locale, tz, ...memberships }
}
