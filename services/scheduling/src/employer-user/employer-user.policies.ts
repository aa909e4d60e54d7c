import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'

export const employerUserPolicies: Policies = {
  // A key of another service with a list of ours.
  Employer: 'anyone',
  'Employer.interviewsWithoutRecruiter': (viewer: Viewer, { id }: { id: string }) => viewer.worksFor(id, 'ADMIN'),
  'EmployerUser.standingInterviews': async (viewer: Viewer, { id }: { id: string }, ctx: Context) => {
    const user = await ctx.loaders.employerUser.load(id)
    return user !== null && viewer.worksFor(user.employerId, 'ADMIN')
  },
}
