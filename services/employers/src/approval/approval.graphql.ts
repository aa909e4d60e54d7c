import type { Resolvers } from '../generated/graphql.ts'
import { approveEmployer } from './approve-employer.ts'
import { declineEmployer } from './decline-employer.ts'
import { grantAutoApproval } from './grant-auto-approval.ts'
import { historyOf } from './history-of.ts'
import { requestApproval } from './request-approval.ts'
import { revokeAutoApproval } from './revoke-auto-approval.ts'

export const approvalResolvers: Resolvers = {
  Mutation: {
    requestApproval: (_, { input }, ctx) => requestApproval(ctx, input),
    approveEmployer: (_, { input }, ctx) => approveEmployer(ctx, input),
    declineEmployer: (_, { input }, ctx) => declineEmployer(ctx, input),
    grantAutoApproval: (_, { input }, ctx) => grantAutoApproval(ctx, input),
    revokeAutoApproval: (_, { input }, ctx) => revokeAutoApproval(ctx, input),
  },
  School: {
    approvals: ({ id }, args, ctx) => ctx.loaders.approvalsOfSchool(id, args),
  },
  Employer: {
    approvals: ({ id }, args, ctx) => ctx.loaders.approvalsOfEmployer(id, args),
  },
  Approval: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.approval.load(id),
    school: async ({ schoolId }, _, ctx) => (await ctx.loaders.school.load(schoolId))!,
    employer: async ({ employerId }, _, ctx) => (await ctx.loaders.employer.load(employerId))!,
    requestedBy: async ({ requestedBy }, _, ctx) => (await ctx.loaders.person.load(requestedBy))!,
    decidedBy: ({ decidedBy }, _, ctx) => decidedBy && ctx.loaders.person.load(decidedBy),
    history: historyOf,
  },
  ApprovalEntry: {
    at: ({ at }) => new Date(at),
    by: ({ by }, _, ctx) => ctx.loaders.person.load(by),
    roles: ({ roles }) => [...roles],
  },
}
