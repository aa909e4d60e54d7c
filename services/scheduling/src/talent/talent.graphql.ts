import { refuse } from '@passerelle/contracts'
import type { EventId } from '@passerelle/kernel'
import { denial } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { type TalentsArgs, talentsAt } from './talents-at.ts'

export const talentResolvers: Resolvers = {
  Event: { talents: ({ id }, args, ctx) => directory(ctx, id as EventId, args) },
  Talent: {
    candidate: ({ candidate: { id } }) => ({ id }),
    name: ({ candidate: { name } }) => name,
    programme: ({ candidate: { programme } }) => programme,
    graduationYear: ({ candidate: { graduationYear } }) => graduationYear,
  },
}

async function directory({ em, viewer, loaders, now }: Context, eventId: EventId, args: TalentsArgs) {
  const [event, { exhibits }] = await Promise.all([loaders.event.load(eventId), loaders.browsing.load(eventId)])
  if (event && exhibits) return talentsAt(em, viewer, event, args, now())
  throw denial(viewer, refuse('FORBIDDEN.BOOTH_FIRST'))
}
