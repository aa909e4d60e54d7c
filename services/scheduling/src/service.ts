import {
  consumer,
  door,
  journal,
  type Module,
  type Part,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
} from '@passerelle/service-kit'
import { hostResolvers } from './availability/host.graphql.ts'
import type { SchedulingConfig } from './config.ts'
import { entities } from './entities.ts'
import { startCompleteSweep } from './interview/complete-sweep.ts'
import { interviewResolvers } from './interview/interview.graphql.ts'
import { loadersOf } from './loaders.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { reactions } from './reactions/reactions.ts'

const modules: readonly Module[] = [
  { resolvers: hostResolvers },
  { resolvers: interviewResolvers },
  { policies, loaders: loadersOf, tables: entities },
]

const sweep: Part = startCompleteSweep

const parts = [
  relay,
  consumer(reactions),
  sweep,
  journal,
  door({ schema: new URL('../schema.graphql', import.meta.url) }),
]

/** Availability, requests and interviews. @throws when the database cannot be reached or the port is taken */
export function startScheduling(config: SchedulingConfig, options?: ServiceOptions): Promise<RunningService> {
  const poolSize = config.DATABASE_POOL
  return startService({ name: 'scheduling', config, modules, migrations, poolSize, parts }, options)
}
