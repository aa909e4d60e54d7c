import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { employersByName } from './employer-lists.ts'
import { registerEmployer } from './register-employer.ts'
import { updateEmployer } from './update-employer.ts'

export const employerResolvers: Resolvers = {
  Query: {
    employer: (_, { id }, ctx) => ctx.loaders.employer.load(id),
    employers: (_, args, ctx) => employersByName(ctx.em, args),
  },
  Mutation: { registerEmployer: mutation(registerEmployer), updateEmployer: mutation(updateEmployer) },
  Employer: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.employer.load(id),
    approvals: async ({ id }, _, ctx) => {
      const viewer = await ctx.loaders.standing()
      if (viewer.worksFor(id)) return ctx.loaders.approvalsOf.load(id)
      return (await ctx.loaders.approvalsHere.load(id)).filter(({ schoolId }) => viewer.staffOf(schoolId))
    },
    jobs: ({ id }, args, ctx) => ctx.loaders.jobsOfEmployer(id, args),
    users: ({ id }, args, ctx) => ctx.loaders.usersOfEmployer(id, args),
  },
}
