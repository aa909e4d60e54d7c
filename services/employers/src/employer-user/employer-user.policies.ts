import type { Policies, Viewer } from '@passerelle/service-kit'
import { forEmployer, type Input, ofEmployer, type Verdict } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import { insideEmployer } from '../employer/employer-access.ts'
import type { EmployerUser } from './employer-user.ts'

export const employerUserPolicies: Policies = {
  Mutation: {
    addEmployerUser: ofEmployer('ADMIN'),
    changeEmployerUserRole: ofColleague,
    removeEmployerUser: ofColleague,
  },
  'Employer.users': (_: Viewer, { id }: { id: string }, ctx: Context) => insideEmployer(ctx, id),
  EmployerUser: async (viewer: Viewer, user: EmployerUser, ctx: Context) =>
    user.personId === viewer.personId || (await insideEmployer(ctx, user.employerId)) || metAtSchool(user, ctx),
  'EmployerUser.role': (_: Viewer, { employerId }: EmployerUser, ctx: Context) => insideEmployer(ctx, employerId),
}

async function ofColleague(_: Viewer, { input }: Input<'employerUserId'>, ctx: Context): Verdict {
  return forEmployer(ctx, (await ctx.loaders.employerUser.load(input.employerUserId))?.employerId, 'ADMIN')
}

/** Candidates meet the people of companies that their school has approved. */
async function metAtSchool(user: EmployerUser, ctx: Context): Promise<boolean> {
  const viewer = await ctx.loaders.standing()
  const approvals = await ctx.loaders.approvalsHere.load(user.employerId)
  return approvals.some(({ state, schoolId }) => state === 'APPROVED' && viewer.candidateAt(schoolId) !== undefined)
}
