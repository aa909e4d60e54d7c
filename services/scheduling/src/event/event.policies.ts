import type { EventId } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'

export const eventPolicies: Policies = {
  'Event.standingInterviews': async (viewer: Viewer, { id }: { id: EventId }, ctx: Context) => {
    const event = await ctx.loaders.event.load(id)
    return event !== null && viewer.staffOf(event.schoolId, 'MANAGE_EVENTS')
  },
}
