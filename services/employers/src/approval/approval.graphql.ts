import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { approveEmployer } from './approve-employer.ts'
import { declineEmployer } from './decline-employer.ts'
import { grantAutoApproval } from './grant-auto-approval.ts'
import { requestApproval } from './request-approval.ts'
import { revokeAutoApproval } from './revoke-auto-approval.ts'

export const approvalResolvers: Resolvers = {
  Mutation: {
    requestApproval: mutation(requestApproval),
    approveEmployer: mutation(approveEmployer),
    declineEmployer: mutation(declineEmployer),
    grantAutoApproval: mutation(grantAutoApproval),
    revokeAutoApproval: mutation(revokeAutoApproval),
  },
  Approval: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.approval.load(id),
    school: async ({ schoolId }, _, ctx) => (await ctx.loaders.school.load(schoolId))!,
    employer: async ({ employerId }, _, ctx) => (await ctx.loaders.employer.load(employerId))!,
    requestedBy: async ({ requestedBy }, _, ctx) => (await ctx.loaders.person.load(requestedBy))!,
    decidedBy: ({ decidedBy }, _, ctx) => decidedBy && ctx.loaders.person.load(decidedBy),
  },
  ApprovalEntry: {
    at: ({ at }) => new Date(at),
    by: ({ by }, _, ctx) => ctx.loaders.person.load(by),
    roles: ({ roles }) => [...roles],
  },
}
