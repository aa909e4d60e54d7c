import type { Policies, Viewer } from '@passerelle/service-kit'
import { forSchool, type Input, ofEmployer, type Verdict } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import { insideEmployer } from '../employer/employer-access.ts'
import { isStaff } from '../school/school.policies.ts'
import type { Approval } from './approval.ts'

export const approvalPolicies: Policies = {
  Mutation: {
    requestApproval: ofEmployer('RECRUITER'),
    approveEmployer: ofApproval,
    declineEmployer: ofApproval,
    grantAutoApproval: ofApproval,
    revokeAutoApproval: ofApproval,
  },
  'School.approvals': isStaff,
  'Employer.approvals': (_: Viewer, { id }: { id: string }, ctx: Context) => insideEmployer(ctx, id),
  Approval: async (_: Viewer, { employerId, schoolId }: Approval, ctx: Context) => {
    const viewer = await ctx.loaders.standing()
    return viewer.worksFor(employerId) || viewer.staffOf(schoolId)
  },
  'Approval.decidedBy': staffOfApproval,
  'Approval.history': staffOfApproval,
}

async function ofApproval(_: Viewer, { input }: Input<'approvalId'>, ctx: Context): Verdict {
  return forSchool(ctx, (await ctx.loaders.approval.load(input.approvalId))?.schoolId, 'APPROVE_EMPLOYERS')
}

async function staffOfApproval(_: Viewer, { schoolId }: Approval, ctx: Context): Promise<boolean> {
  return (await ctx.loaders.standing()).staffOf(schoolId)
}
