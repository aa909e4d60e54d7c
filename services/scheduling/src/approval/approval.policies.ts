import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'

export const approvalPolicies: Policies = {
  // A key of another service with a list of ours.
  Approval: 'anyone',
  'Approval.standingInterviews': async (viewer: Viewer, { id }: { id: string }, ctx: Context) => {
    const approval = await ctx.loaders.approval.load(id)
    return approval !== null && viewer.staffOf(approval.schoolId, 'MANAGE_EVENTS')
  },
}
