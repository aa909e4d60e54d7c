import { staffPermissions } from '@passerelle/contracts'
import { notFound } from '@passerelle/service-kit'
import type { Resolvers } from '../generated/graphql.ts'
import { updateMyProfile } from './update-my-profile.ts'

export const personResolvers: Resolvers = {
  Query: {
    me: async (_, __, ctx) => {
      const person = await ctx.loaders.person.load(ctx.viewer.personId)
      if (!person) throw notFound('You have not signed in yet.')
      return person
    },
  },
  Mutation: { updateMyProfile: (_, { input }, ctx) => updateMyProfile(ctx, input) },
  Person: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.person.load(id),
    employerUsers: async (_, __, ctx) => {
      const users = (await ctx.loaders.standing()).employers().map(({ user }) => ctx.loaders.employerUser.load(user))
      return (await Promise.all(users)).filter((user) => user !== null)
    },
    staffOf: async (_, __, ctx) => {
      const viewer = await ctx.loaders.standing()
      return viewer.staffSchools().map((schoolId) => ({
        schoolId,
        permissions: staffPermissions.filter((permission) => viewer.staffOf(schoolId, permission)),
      }))
    },
  },
  StaffMembership: {
    school: async ({ schoolId }, _, ctx) => (await ctx.loaders.school.load(schoolId))!,
    permissions: ({ permissions }) => [...permissions],
  },
}
