import { type Refusal, refuse } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Booth } from './booth/booth.ts'
import { seesBooth } from './booth/booth-access.ts'
import type { Context } from './context.ts'
import type { Event } from './event/event.ts'
import { seesEvent } from './event/event-access.ts'
import type { Registration } from './registration/registration.ts'
import { browsesRegistrations, seesRegistration } from './registration/registration-access.ts'

type About<Key extends string> = { input: Record<Key, string> }

export const policies: Policies = {
  byKey: {
    'Query.event': 'anyone',
    'Query.events': (viewer: Viewer, { schoolId }: { schoolId: string }) => viewer.holdsKey(schoolId, 'READ_EVENTS'),
    School: (viewer: Viewer, { id }: { id: string }) => viewer.holdsKey(id, 'READ_EVENTS'),
    Event: (viewer: Viewer, event: Event) =>
      event.publishedAt !== null && viewer.holdsKey(event.schoolId, 'READ_EVENTS'),
    Booth: (viewer: Viewer, { schoolId }: Booth) => viewer.holdsKey(schoolId, 'READ_EVENTS'),
    'Event.registrations': (viewer: Viewer, { schoolId }: Event) => viewer.holdsKey(schoolId, 'READ_CANDIDATES'),
    Registration: (viewer: Viewer, { schoolId }: Registration) => viewer.holdsKey(schoolId, 'READ_CANDIDATES'),
    // Only the ids that events and registrations tell; none of their lists.
    Employer: 'anyone',
    'Employer.booths': () => false,
    Candidate: 'anyone',
    'Candidate.registrations': () => false,
  },
  Query: {
    // The rules of the types say who sees what is found; the lists ask for no more than that.
    event: 'anyone',
    events: 'anyone',
    myEvents: 'anyone',
  },
  Mutation: {
    createEvent: (viewer: Viewer, { input }: About<'schoolId'>) =>
      viewer.staffOf(input.schoolId, 'MANAGE_EVENTS') || forbidden(),
    updateEvent: mayOrganise,
    publishEvent: mayOrganise,
    cancelEvent: mayOrganise,
    setRequestPolicy: mayOrganise,
    openBooth: mayOpenBooth,
    closeBooth: mayCloseBooth,
    registerForEvent: mayRegister,
    // Everybody takes back their own registration only.
    cancelRegistration: 'anyone',
  },
  Event: seesEvent,
  'Event.createdBy': (viewer: Viewer, event: Event) => viewer.staffOf(event.schoolId),
  'Event.registrations': browsesRegistrations,
  Booth: seesBooth,
  'Booth.openedBy': (viewer: Viewer, booth: Booth) =>
    viewer.staffOf(booth.schoolId) || viewer.worksFor(booth.employerId),
  Registration: seesRegistration,
  // Only ids that the asker already has; their lists hold what the viewer may see.
  School: 'anyone',
  Employer: 'anyone',
  Candidate: 'anyone',
  Person: 'inherit',
  EventDay: 'inherit',
  EventConnection: 'inherit',
  EventEdge: 'inherit',
  BoothConnection: 'inherit',
  BoothEdge: 'inherit',
  RegistrationConnection: 'inherit',
  RegistrationEdge: 'inherit',
  PageInfo: 'inherit',
  ActionRefused: 'inherit',
  EventInvalid: 'inherit',
  EventProblem: 'inherit',
  EmployerNotApproved: 'inherit',
}

async function mayOrganise(viewer: Viewer, { input }: About<'eventId'>, ctx: Context): Promise<true | Refusal> {
  const event = await ctx.loaders.event.load(input.eventId)
  if (!event || !(await seesEvent(viewer, event, ctx))) return notFound('event')
  return viewer.staffOf(event.schoolId, 'MANAGE_EVENTS') || forbidden()
}

/** An employer that is not approved yet does not see the event, but is told that it needs the approval (HS-16). */
async function mayOpenBooth(
  viewer: Viewer,
  { input }: About<'eventId' | 'employerId'>,
  ctx: Context,
): Promise<true | Refusal> {
  if (!viewer.worksFor(input.employerId, 'RECRUITER')) return forbidden()
  return (await isKnown(viewer, input.eventId, ctx)) || notFound('event')
}

async function mayCloseBooth(viewer: Viewer, { input }: About<'boothId'>, ctx: Context): Promise<true | Refusal> {
  const booth = await ctx.loaders.booth.load(input.boothId)
  if (!booth || !(await seesBooth(viewer, booth, ctx))) return notFound('booth')
  const may = viewer.worksFor(booth.employerId, 'RECRUITER') || viewer.staffOf(booth.schoolId, 'MANAGE_EVENTS')
  return may || forbidden()
}

/** Whoever is no candidate of the school is told so by the use case (TS-12). */
async function mayRegister(viewer: Viewer, { input }: About<'eventId'>, ctx: Context): Promise<true | Refusal> {
  return (await isKnown(viewer, input.eventId, ctx)) || notFound('event')
}

async function isKnown(viewer: Viewer, eventId: string, ctx: Context): Promise<boolean> {
  const event = await ctx.loaders.event.load(eventId)
  return event !== null && (event.publishedAt !== null || viewer.staffOf(event.schoolId))
}

function forbidden(): Refusal {
  return refuse('FORBIDDEN', 'Your role does not include this. Ask somebody with more rights.')
}

function notFound(what: string): Refusal {
  return refuse('NOT_FOUND', `There is no such ${what}, or it is not for you to see.`)
}
