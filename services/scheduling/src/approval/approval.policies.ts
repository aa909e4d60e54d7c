import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { CancelStandingInterviewsInput } from '../generated/graphql.ts'

/** What a school needs of its staff to see, and to decide about, what stands of a company. */
const permission = 'MANAGE_EVENTS'

export const approvalPolicies: Policies = {
  Mutation: { cancelStandingInterviews: mayDecide },
  // A key of another service with a list of ours.
  Approval: 'anyone',
  'Approval.standingInterviews': async (viewer: Viewer, { id }: { id: string }, ctx: Context) => {
    const approval = await ctx.loaders.approval.load(id)
    return approval !== null && viewer.staffOf(approval.schoolId, permission)
  },
}

/** For others than the school's staff there is no such decision. */
async function mayDecide(
  viewer: Viewer,
  { input }: { input: CancelStandingInterviewsInput },
  ctx: Context,
): Promise<true | Refusal> {
  const approval = await ctx.loaders.approval.load(input.approvalId)
  if (!approval || !viewer.staffOf(approval.schoolId)) return refuse('NOT_FOUND', undefined, { field: 'approvalId' })
  return viewer.staffOf(approval.schoolId, permission) || refuse('FORBIDDEN.PERMISSION_NEEDED', { permission })
}
