import type { EventId } from '@passerelle/kernel'
import type { Resolvers } from '../generated/graphql.ts'
import { creditsLeft } from './credits-left.ts'

export const creditResolvers: Resolvers = {
  Event: { myCreditsLeft: ({ id }, _, ctx) => creditsLeft(ctx, id as EventId) },
}
