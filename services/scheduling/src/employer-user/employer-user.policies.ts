import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'

export const employerUserPolicies: Policies = {
  // A key of another service with a list of ours.
  Employer: 'anyone',
  'Employer.interviewsAtEvents': runsCompany,
  'Employer.interviewsWithoutRecruiter': runsCompany,
  'EmployerUser.standingInterviews': async (viewer: Viewer, { id }: { id: string }, ctx: Context) => {
    const user = await ctx.loaders.employerUser.load(id)
    return user !== null && viewer.worksFor(user.employerId, 'ADMIN')
  },
}

function runsCompany(viewer: Viewer, { id }: { id: string }): boolean {
  return viewer.worksFor(id, 'ADMIN')
}
