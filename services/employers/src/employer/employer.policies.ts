import type { Policies, Viewer } from '@passerelle/service-kit'
import { ofEmployer } from '../access/may-act.ts'
import type { Context } from '../context.ts'
import type { Employer } from './employer.ts'

export const employerPolicies: Policies = {
  byKey: {
    'Query.employer': 'anyone',
    // What companies say of themselves; whatever has a rule of its own stays closed.
    Employer: async (_: Viewer, __: Employer, ctx: Context) => (await ctx.loaders.standing()).key !== undefined,
  },
  Query: { employer: 'anyone', employers: 'anyone' },
  Mutation: { registerEmployer: 'anyone', updateEmployer: ofEmployer('ADMIN') },
  Employer: 'anyone',
}
