import type { Resolvers } from '../generated/graphql.ts'
import { addEmployerUser } from './add-employer-user.ts'
import { changeEmployerUserRole } from './change-employer-user-role.ts'
import { removeEmployerUser } from './remove-employer-user.ts'

export const employerUserResolvers: Resolvers = {
  Mutation: {
    addEmployerUser: (_, { input }, ctx) => addEmployerUser(ctx, input),
    changeEmployerUserRole: (_, { input }, ctx) => changeEmployerUserRole(ctx, input),
    removeEmployerUser: (_, { input }, ctx) => removeEmployerUser(ctx, input),
  },
  Employer: { users: ({ id }, args, ctx) => ctx.loaders.usersOfEmployer(id, args) },
  EmployerUser: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.employerUser.load(id),
    employer: async ({ employerId }, _, ctx) => (await ctx.loaders.employer.load(employerId))!,
    person: async ({ personId }, _, ctx) => (await ctx.loaders.person.load(personId))!,
  },
}
