import type { Journal } from '@passerelle/journal'
import type { BaseContext } from '@passerelle/service-kit'
import type { acquaintanceLoaders } from './acquaintance/acquainted.ts'
import type { candidateLoaders } from './candidate/candidate.loaders.ts'
import type { matchLoaders } from './match/match.loaders.ts'
import type { matchingLoaders } from './matching/matching.loaders.ts'
import type { profileLoaders } from './profile/profile.loaders.ts'
import type { projectionLoaders } from './projections/projections.loaders.ts'
import type { reminderLoaders } from './reminder/reminder.loaders.ts'

export type Loaders = ReturnType<typeof candidateLoaders> &
  ReturnType<typeof matchLoaders> &
  ReturnType<typeof acquaintanceLoaders> &
  ReturnType<typeof profileLoaders> &
  ReturnType<typeof projectionLoaders> &
  ReturnType<typeof reminderLoaders> &
  ReturnType<typeof matchingLoaders>

export interface Context extends BaseContext<Loaders> {
  /** What subscriptions are told. */
  journal: Journal
}
