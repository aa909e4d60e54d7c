import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { employersByName } from './employer-lists.ts'
import { registerEmployer } from './register-employer.ts'
import { updateEmployer } from './update-employer.ts'

export const employerResolvers: Resolvers = {
  Query: {
    employer: (_, { id }, ctx) => ctx.load.employer.load(id),
    employers: (_, args, ctx) => employersByName(ctx.em, args),
  },
  Mutation: { registerEmployer: mutation(registerEmployer), updateEmployer: mutation(updateEmployer) },
  Employer: {
    __resolveReference: ({ id }, ctx) => ctx.load.employer.load(id),
    approvals: async ({ id }, _, ctx) => {
      const viewer = await ctx.standing()
      if (viewer.worksFor(id)) return ctx.load.approvalsOf.load(id)
      return (await ctx.load.approvalsHere.load(id)).filter(({ schoolId }) => viewer.staffOf(schoolId))
    },
    jobs: ({ id }, args, ctx) => ctx.load.jobsOfEmployer(id, args),
    users: ({ id }, args, ctx) => ctx.load.usersOfEmployer(id, args),
  },
}
