import type { Resolvers } from '../generated/graphql.ts'
import { standingAtEvent } from './standing-at-event.ts'

export const eventResolvers: Resolvers = {
  Event: {
    standingInterviews: ({ id }, args, { em, now }) => standingAtEvent(em, id, args, now()),
  },
}
