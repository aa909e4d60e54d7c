import type { Resolvers } from '../generated/graphql.ts'
import { schoolsByName } from './school-lists.ts'
import { setDefaultApprovalRoles } from './set-default-approval-roles.ts'
import { staffOf } from './staff-of.ts'

export const schoolResolvers: Resolvers = {
  Query: {
    school: (_, { id }, ctx) => ctx.loaders.school.load(id),
    schools: (_, args, ctx) => schoolsByName(ctx.em, args),
  },
  Mutation: { setDefaultApprovalRoles: (_, { input }, ctx) => setDefaultApprovalRoles(ctx, input) },
  School: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.school.load(id),
    staff: staffOf,
  },
  StaffMember: {
    person: async ({ personId }, _, ctx) => (await ctx.loaders.person.load(personId))!,
    permissions: ({ permissions }) => [...permissions],
  },
}
