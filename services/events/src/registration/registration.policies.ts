import type { Refusal } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { notFound } from '../event/event.policies.ts'
import type { Event } from '../event/event.ts'
import { seesEvent } from '../event/event-access.ts'
import type { Registration } from './registration.ts'
import { browsesRegistrations, seesRegistration } from './registration-access.ts'

export const registrationPolicies: Policies = {
  byKey: {
    'Event.registrations': (viewer: Viewer, { schoolId }: Event) => viewer.holdsKey(schoolId, 'READ_CANDIDATES'),
    Registration: (viewer: Viewer, { schoolId }: Registration) => viewer.holdsKey(schoolId, 'READ_CANDIDATES'),
    // Only the ids that registrations tell, and no list of theirs.
    Candidate: 'anyone',
    'Candidate.registrations': () => false,
  },
  Mutation: {
    registerForEvent: mayRegister,
    // Everybody takes back their own registration only.
    cancelRegistration: 'anyone',
  },
  'Event.registrations': browsesRegistrations,
  Registration: seesRegistration,
  // Only an id that the asker already has; its list holds what the viewer may see.
  Candidate: 'anyone',
}

/** Whoever sees the event and is no candidate of the school is told so by the use case (TS-12). */
async function mayRegister(
  viewer: Viewer,
  { input }: { input: { eventId: string } },
  ctx: Context,
): Promise<true | Refusal> {
  const event = await ctx.loaders.event.load(input.eventId)
  return (event !== null && (await seesEvent(viewer, event, ctx))) || notFound('EVENT')
}
