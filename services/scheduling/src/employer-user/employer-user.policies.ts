import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'

export const employerUserPolicies: Policies = {
  'EmployerUser.standingInterviews': async (viewer: Viewer, { id }: { id: string }, ctx: Context) => {
    const user = await ctx.loaders.employerUser.load(id)
    return user !== null && viewer.worksFor(user.employerId, 'ADMIN')
  },
}
