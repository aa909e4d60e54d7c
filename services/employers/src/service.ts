import {
  consumer,
  door,
  type Module,
  type Part,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
} from '@passerelle/service-kit'
import { accessRoute } from './access/access-route.ts'
import type { EmployersConfig } from './config.ts'
import { entities } from './entities.ts'
import { startHousekeeping } from './housekeeping.ts'
import { expireJobs } from './job/expire-jobs.ts'
import { loadersOf } from './loaders.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { keepCandidate } from './reactions/keep-candidate.ts'
import { resolvers } from './resolvers.ts'

const modules: readonly Module[] = [{ resolvers, policies, loaders: loadersOf, tables: entities }]

const expiry: Part = ({ orm, clock, log }) => {
  const running = startHousekeeping(() => expireJobs(orm.em, clock()), log)
  return {
    // What is due is done now, not at the next minute.
    settled: async () => {
      await expireJobs(orm.em, clock())
      return true
    },
    close: () => running.close(),
  }
}

const parts = [
  relay,
  consumer([keepCandidate]),
  expiry,
  door({ schema: new URL('../schema.graphql', import.meta.url), routes: ({ orm, clock }) => accessRoute(orm, clock) }),
]

export function startEmployers(config: EmployersConfig, options?: ServiceOptions): Promise<RunningService> {
  return startService({ name: 'employers', config, modules, migrations, parts }, options)
}
