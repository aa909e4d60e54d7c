import { hourly } from '@passerelle/messaging'
import { poolOf } from '@passerelle/persistence'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { loadersOf } from '../modules.ts'
import { passportVerifier } from '../passport.ts'
import { forgetKeptActs } from '../repeat/once.ts'
import { lanesOver, startGraphql } from '../start-graphql.ts'
import type { House, Part } from '../start-service.ts'
import { readTypeDefs } from '../type-definitions.ts'
import type { Viewer } from '../viewer.ts'

export interface DoorOptions {
  /** The folder of the service's SDL. */
  schema: URL
  /** Plain HTTP routes beside GraphQL. */
  routes?: (house: House) => (app: FastifyInstance, viewerOf: (request: FastifyRequest) => Promise<Viewer>) => void
}

/**
 * Answers GraphQL, by what the modules can do, and forgets what it answered to mutations that are repeated no more. The last
 * of the parts: what is asked needs the others.
 */
export function door({ schema, routes }: DoorOptions): Part {
  return async (house) => {
    const { name, config, modules, orm, metrics, clock, trueClock, log } = house
    const server = await startGraphql({
      service: name,
      typeDefs: readTypeDefs(schema),
      modules,
      orm,
      loaders: loadersOf(modules),
      context: (base) => ({ ...base, ...house.context }),
      passports: passportVerifier(config, { log, clock: trueClock }),
      port: config.PORT,
      metricsPort: config.METRICS_PORT,
      metrics,
      host: config.HOST,
      clock,
      trueClock,
      log,
      lanes: lanesOver((await poolOf(orm)).options.max),
      routes: routes?.(house),
    })
    const forgetting = hourly(async () => forgetKeptActs(await poolOf(orm), clock()), { log, what: 'forgetting acts' })
    return {
      url: server.url,
      metricsUrl: server.metricsUrl,
      async close() {
        await server.close()
        await forgetting.close()
      },
    }
  }
}
