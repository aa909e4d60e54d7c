import type { Journal } from '@passerelle/journal'
import type { BaseContext } from '@passerelle/service-kit'
import type { hostLoaders } from './availability/host.loaders.ts'
import type { creditLoaders } from './credit/credit.loaders.ts'
import type { informationalOfferLoaders } from './informational-offer/informational-offer.loaders.ts'
import type { interviewLoaders } from './interview/interview.loaders.ts'
import type { matchLoaders } from './match/match.loaders.ts'
import type { projectionLoaders } from './projections/projections.loaders.ts'
import type { verdictLoaders } from './verdict/verdict.loaders.ts'

export type Loaders = ReturnType<typeof hostLoaders> &
  ReturnType<typeof interviewLoaders> &
  ReturnType<typeof informationalOfferLoaders> &
  ReturnType<typeof verdictLoaders> &
  ReturnType<typeof creditLoaders> &
  ReturnType<typeof matchLoaders> &
  ReturnType<typeof projectionLoaders>

export interface Context extends BaseContext<Loaders> {
  /** What subscriptions are told. */
  journal: Journal
}
