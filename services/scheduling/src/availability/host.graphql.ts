import { refuse } from '@passerelle/contracts'
import { type EventId, isRefusal } from '@passerelle/kernel'
import { timeOf, wallTimeAt } from '@passerelle/kernel/wall-time'
import { denial } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { expectation } from '../interview/informational.ts'
import { blockSlots } from './block-slots.ts'
import { mayBrowse } from './browsing.ts'
import { closeAvailability } from './close-availability.ts'
import { configureHost } from './configure-host.ts'
import type { Host } from './host.ts'
import type { DirectoryArgs } from './host-directory.ts'
import { nextAction } from './next-action.ts'
import { openAvailability } from './open-availability.ts'
import { slotsBetween } from './slots-between.ts'
import { unblockSlots } from './unblock-slots.ts'

export const hostResolvers: Resolvers = {
  Query: {
    host: (_, { id }, ctx) => ctx.loaders.host.load(id),
  },
  Mutation: {
    openAvailability: (_, { input }, ctx) => openAvailability(ctx, input),
    closeAvailability: (_, { input }, ctx) => closeAvailability(ctx, input),
    configureHost: (_, { input }, ctx) => configureHost(ctx, input),
    blockSlots: (_, { input }, ctx) => blockSlots(ctx, input),
    unblockSlots: (_, { input }, ctx) => unblockSlots(ctx, input),
  },
  Host: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.host.load(id),
    event: ({ eventId }) => ({ id: eventId }),
    employer: ({ employerId }) => ({ id: employerId }),
    employerUser: ({ employerUserId }) => ({ id: employerUserId }),
    person: ({ personId }) => ({ id: personId }),
    expectation: ({ interviewKind }, _, { viewer }) =>
      interviewKind === 'INFORMATIONAL' ? expectation[viewer.locale] : null,
    displayName: async ({ id }, _, ctx) => (await ctx.loaders.listing.load(id))!.displayName,
    companyName: async ({ id }, _, ctx) => (await ctx.loaders.listing.load(id))!.companyName,
    days: (host, _, ctx) => daysOf(host, ctx),
    openSlotCount: async (host, _, ctx) => (await ctx.loaders.freeSlots.load(host)).length / 2,
    requestCount: ({ id }, _, ctx) => ctx.loaders.requestCount.load(id),
    nextAction: async (host, _, ctx) => valueOrNull(await nextAction(ctx, host)),
    nextActionRefusal: async (host, _, ctx) => refusalOrNull(await nextAction(ctx, host)),
    slots: (host, stretch, ctx) => slotsBetween(ctx, host, stretch),
  },
  Event: { hosts: ({ id }, args, ctx) => directory(ctx, id as EventId, args) },
  EmployerUser: { hosts: ({ id }, args, ctx) => ctx.loaders.hostsOfUser(id, args) },
}

async function directory(ctx: Context, eventId: EventId, args: DirectoryArgs) {
  const standing = await ctx.loaders.browsing.load(eventId)
  if (!standing.published || mayBrowse(standing)) return ctx.loaders.hostsAt(eventId, args)
  throw denial(ctx.viewer, refuse('FORBIDDEN.TAKE_PART_FIRST'))
}

async function daysOf(host: Host, ctx: Context) {
  const { timeZone } = (await ctx.loaders.event.load(host.eventId))!
  const blocked = host.blocked.map((at) => wallTimeAt(timeZone, at))
  return host.days.map(({ date, from, to, durationMinutes }) => ({
    date,
    from: timeOf(from),
    to: timeOf(to),
    durationMinutes,
    blocked: blocked.filter((at) => at.day === date).map(({ minutes }) => timeOf(minutes)),
  }))
}

const valueOrNull = <T>(answer: T) => (isRefusal(answer) ? null : (answer as Exclude<T, { code: string }>))
const refusalOrNull = <T>(answer: T) => (isRefusal(answer) ? answer : null)
