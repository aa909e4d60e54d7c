import {
  consumer,
  door,
  journal,
  type Module,
  type RunningService,
  relay,
  type ServiceOptions,
  startService,
} from '@passerelle/service-kit'
import { candidateResolvers } from './candidate/candidate.graphql.ts'
import type { MatchmakingConfig } from './config.ts'
import { entities } from './entities.ts'
import { loadersFor } from './loaders.ts'
import { matchResolvers } from './match/match.graphql.ts'
import { migrations } from './migrations/index.ts'
import { policies } from './policies.ts'
import { onAppointmentClashed } from './reactions/on-appointment-clashed.ts'
import { onBooth } from './reactions/on-booth.ts'
import { onEmployer } from './reactions/on-employer.ts'
import { onEmployerUser } from './reactions/on-employer-user.ts'
import { onInterview } from './reactions/on-interview.ts'
import { onJob } from './reactions/on-job.ts'
import { onMatch } from './reactions/on-match.ts'
import { onPerson } from './reactions/on-person.ts'
import { onRegistration } from './reactions/on-registration.ts'
import { onSchool } from './reactions/on-school.ts'

const reactions = [
  onPerson,
  onSchool,
  onEmployer,
  onEmployerUser,
  onJob,
  onBooth,
  onRegistration,
  onInterview,
  onAppointmentClashed,
  onMatch,
]

const modules: readonly Module[] = [
  { resolvers: candidateResolvers },
  { resolvers: matchResolvers },
  { policies, loaders: loadersFor, tables: entities },
]

const parts = [relay, consumer(reactions), journal, door({ schema: new URL('../schema.graphql', import.meta.url) })]

/** Candidates, who may know them, and matches. @throws when the database cannot be reached or the port is taken */
export function startMatchmaking(config: MatchmakingConfig, options?: ServiceOptions): Promise<RunningService> {
  return startService({ name: 'matchmaking', config, modules, migrations, parts }, options)
}
