import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { needsScope, type Policies, type Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Event } from './event.ts'
import { seesEvent } from './event-access.ts'

export const eventPolicies: Policies = {
  byKey: {
    'Query.event': 'anyone',
    'Query.events': (viewer: Viewer, { schoolId }: { schoolId: string }) => needsScope(viewer, schoolId, 'READ_EVENTS'),
    School: (viewer: Viewer, { id }: { id: string }) => viewer.holdsKey(id, 'READ_EVENTS'),
    Event: (viewer: Viewer, event: Event) =>
      event.publishedAt !== null && viewer.holdsKey(event.schoolId, 'READ_EVENTS'),
  },
  Query: {
    // The rules of the types say who sees what is found; the lists ask for no more than that.
    event: 'anyone',
    events: 'anyone',
    myEvents: 'anyone',
  },
  Mutation: {
    createEvent: (viewer: Viewer, { input }: { input: { schoolId: string } }) =>
      viewer.staffOf(input.schoolId, 'MANAGE_EVENTS') || forbidden(),
    updateEvent: mayOrganise,
    publishEvent: mayOrganise,
    cancelEvent: mayOrganise,
    setRequestPolicy: mayOrganise,
  },
  Event: seesEvent,
  'Event.createdBy': (viewer: Viewer, event: Event) => viewer.staffOf(event.schoolId),
  // Only an id that the asker already has; its list holds what the viewer may see.
  School: 'anyone',
}

async function mayOrganise(
  viewer: Viewer,
  { input }: { input: { eventId: string } },
  ctx: Context,
): Promise<true | Refusal> {
  const event = await ctx.loaders.event.load(input.eventId)
  if (!event || !(await seesEvent(viewer, event, ctx))) return notFound('EVENT')
  return viewer.staffOf(event.schoolId, 'MANAGE_EVENTS') || forbidden()
}

/** Whether the event has been published, or is a draft of the viewer's school. */
export async function isKnown(viewer: Viewer, eventId: string, ctx: Context): Promise<boolean> {
  const event = await ctx.loaders.event.load(eventId)
  return event !== null && (event.publishedAt !== null || viewer.staffOf(event.schoolId))
}

export function forbidden(): Refusal {
  return refuse('FORBIDDEN')
}

export function notFound(what: 'EVENT' | 'BOOTH'): Refusal {
  return refuse(`NOT_FOUND.${what}`)
}
