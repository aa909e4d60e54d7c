import type { Resolvers } from '../generated/graphql.ts'
import { employersOf } from './employer-lists.ts'
import { registerEmployer } from './register-employer.ts'
import { updateEmployer } from './update-employer.ts'

export const employerResolvers: Resolvers = {
  Query: {
    employer: (_, { id }, ctx) => ctx.loaders.employer.load(id),
    employers: (_, args, ctx) => employersOf(ctx.em, args),
  },
  Mutation: {
    registerEmployer: (_, { input }, ctx) => registerEmployer(ctx, input),
    updateEmployer: (_, { input }, ctx) => updateEmployer(ctx, input),
  },
  Employer: { __resolveReference: ({ id }, ctx) => ctx.loaders.employer.load(id) },
}
