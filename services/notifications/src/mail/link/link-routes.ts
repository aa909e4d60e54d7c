import type { MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import type { GraphqlOptions } from '@passerelle/service-kit'
import { z } from 'zod'
import { askForFreshLinks } from './ask-for-fresh-links.ts'
import { resolveLink } from './resolve-link.ts'

const asked = z.object({ token: z.string().max(200) })

/**
 * For the gateway alone. `POST /links/resolve`: 200 with what the token stands for, or 404 for one that was never made.
 * `POST /links/renew`: 200, whatever comes of it.
 */
export function linkRoutes(orm: MikroORM, clock: Clock): NonNullable<GraphqlOptions['routes']> {
  return (app, viewerOf) => {
    const answer = (path: string, about: (token: string) => Promise<object | undefined>) =>
      app.post(path, async (request, reply) => {
        const viewer = await viewerOf(request)
        if (!viewer.isGateway) return reply.code(403).send({ code: 'FORBIDDEN', message: 'For the gateway only.' })
        const body = asked.safeParse(request.body)
        return (body.success && (await about(body.data.token))) || reply.code(404).send({ state: 'UNKNOWN' })
      })
    answer('/links/resolve', (token) => resolveLink(orm.em.fork(), token, clock()))
    answer('/links/renew', async (token) => {
      await askForFreshLinks(orm.em.fork(), token, clock())
      return {}
    })
  }
}
