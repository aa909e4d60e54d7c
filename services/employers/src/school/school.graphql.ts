import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { schoolsByName } from './school-lists.ts'
import { setDefaultApprovalRoles } from './set-default-approval-roles.ts'

export const schoolResolvers: Resolvers = {
  Query: {
    school: (_, { id }, ctx) => ctx.loaders.school.load(id),
    schools: (_, args, ctx) => schoolsByName(ctx.em, args),
  },
  Mutation: { setDefaultApprovalRoles: mutation(setDefaultApprovalRoles) },
  School: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.school.load(id),
    staff: ({ staff }) => staff,
    apiKeys: ({ id }, args, ctx) => ctx.loaders.apiKeysOfSchool(id, args),
    approvals: ({ id }, args, ctx) => ctx.loaders.approvalsOfSchool(id, args),
    jobReviews: ({ id }, args, ctx) => ctx.loaders.reviewsOfSchool(id, args),
    jobReviewCounts: async ({ id }, _, ctx) => {
      const { PENDING = 0, IN_PROGRESS = 0, APPROVED = 0 } = await ctx.loaders.reviewCounts.load(id)
      return { pending: PENDING, inProgress: IN_PROGRESS, approved: APPROVED }
    },
  },
  StaffMember: {
    person: async ({ personId }, _, ctx) => (await ctx.loaders.person.load(personId))!,
    permissions: ({ permissions }) => [...permissions],
  },
}
