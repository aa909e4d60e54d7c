import type { Resolvers } from '../generated/graphql.ts'
import { addStaffMember } from './add-staff-member.ts'
import { changeStaffPermissions } from './change-staff-permissions.ts'
import { removeStaffMember } from './remove-staff-member.ts'
import { staffOf } from './staff-of.ts'

export const staffResolvers: Resolvers = {
  Mutation: {
    addStaffMember: (_, { input }, ctx) => addStaffMember(ctx, input),
    changeStaffPermissions: (_, { input }, ctx) => changeStaffPermissions(ctx, input),
    removeStaffMember: (_, { input }, ctx) => removeStaffMember(ctx, input),
  },
  School: {
    staff: staffOf,
    staffJournal: ({ id }, args, ctx) => ctx.loaders.staffJournal(id, args),
  },
  StaffMember: {
    person: ({ personId }, _, ctx) => ctx.loaders.person.load(personId),
    permissions: ({ permissions }) => [...permissions],
    since: ({ since }) => (since === undefined ? null : new Date(since)),
  },
  StaffEntry: {
    person: ({ personId }, _, ctx) => ctx.loaders.person.load(personId),
    by: ({ by }, _, ctx) => by && ctx.loaders.person.load(by),
  },
}
