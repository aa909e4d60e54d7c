import type { EmployerId, EmployerUserId } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { type AddEmployerUser, addEmployerUser } from './add-employer-user.ts'
import { type ChangeEmployerUserRole, changeEmployerUserRole } from './change-employer-user-role.ts'
import type { EmployerRole } from './employer-user.ts'
import { removeEmployerUser } from './remove-employer-user.ts'

/** The viewer's own role in the company; the policy has let nobody in without one. */
async function roleIn(ctx: Context, employerId: EmployerId): Promise<EmployerRole> {
  return (await ctx.loaders.standing()).employerUser(employerId)?.role ?? 'REPRESENTATIVE'
}

async function roleOver(ctx: Context, userId: EmployerUserId): Promise<EmployerRole> {
  const user = await ctx.loaders.employerUser.load(userId)
  return user ? roleIn(ctx, user.employerId) : 'REPRESENTATIVE'
}

export const employerUserResolvers: Resolvers = {
  Mutation: {
    addEmployerUser: mutation(async (ctx, input: AddEmployerUser) =>
      addEmployerUser(ctx, input, await roleIn(ctx, input.employerId)),
    ),
    changeEmployerUserRole: mutation(async (ctx, input: ChangeEmployerUserRole) =>
      changeEmployerUserRole(ctx, input, await roleOver(ctx, input.employerUserId)),
    ),
    removeEmployerUser: mutation(removeEmployerUser),
  },
  EmployerUser: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.employerUser.load(id),
    employer: async ({ employerId }, _, ctx) => (await ctx.loaders.employer.load(employerId))!,
    person: async ({ personId }, _, ctx) => (await ctx.loaders.person.load(personId))!,
  },
}
