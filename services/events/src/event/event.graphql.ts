import type { Resolvers } from '../generated/graphql.ts'
import { cancelEvent } from './cancel-event.ts'
import { createEvent } from './create-event.ts'
import { publishEvent } from './publish-event.ts'
import { setRequestPolicy } from './set-request-policy.ts'
import { updateEvent } from './update-event.ts'

export const eventResolvers: Resolvers = {
  Query: {
    event: async (_, { id }, ctx) => (await ctx.loaders.event.load(id)) ?? null,
    events: (_, { schoolId, ...args }, ctx) => ctx.loaders.eventsOfSchool(schoolId, args),
    myEvents: (_, args, ctx) => ctx.loaders.eventsOfViewer(ctx.viewer.personId, args),
  },
  Mutation: {
    createEvent: (_, { input }, ctx) => createEvent(ctx, input),
    updateEvent: (_, { input }, ctx) => updateEvent(ctx, input),
    publishEvent: (_, { input }, ctx) => publishEvent(ctx, input),
    cancelEvent: (_, { input }, ctx) => cancelEvent(ctx, input),
    setRequestPolicy: (_, { input }, ctx) => setRequestPolicy(ctx, input),
  },
  Event: {
    __resolveReference: async ({ id }, ctx) => (await ctx.loaders.event.load(id)) ?? null,
    school: ({ schoolId }) => ({ id: schoolId }),
    createdBy: ({ createdBy }) => ({ id: createdBy }),
    booths: ({ id }, args, ctx) => ctx.loaders.boothsOfEvent(id, args),
    registrations: ({ id }, args, ctx) => ctx.loaders.registrationsOfEvent(id, args),
    viewerRegistration: async ({ id }, _, ctx) => (await ctx.loaders.viewerRegistration.load(id)) ?? null,
    viewerBooths: ({ id }, page, ctx) => ctx.loaders.viewerBooths(id, page),
  },
  School: {
    events: ({ id }, args, ctx) => ctx.loaders.eventsOfSchool(id, args),
  },
}
