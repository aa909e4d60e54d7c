import { staffPermissions } from '@passerelle/contracts'
import { notFound } from '@passerelle/service-kit'
import type { Resolvers } from '../generated/graphql.ts'
import { mutation } from '../mutation.ts'
import { updateMyProfile } from './update-my-profile.ts'

export const personResolvers: Resolvers = {
  Query: {
    me: async (_, __, ctx) => {
      const person = await ctx.load.person.load(ctx.viewer.personId)
      if (!person) throw notFound('You have not signed in yet.')
      return person
    },
  },
  Mutation: { updateMyProfile: mutation(updateMyProfile) },
  Person: {
    __resolveReference: ({ id }, ctx) => ctx.load.person.load(id),
    employerUsers: async (_, __, ctx) => {
      const users = (await ctx.standing()).employers().map(({ user }) => ctx.load.employerUser.load(user))
      return (await Promise.all(users)).filter((user) => user !== null)
    },
    staffOf: async (_, __, ctx) => {
      const viewer = await ctx.standing()
      return viewer.staffSchools().map((schoolId) => ({
        schoolId,
        permissions: staffPermissions.filter((permission) => viewer.staffOf(schoolId, permission)),
      }))
    },
  },
  StaffMembership: {
    school: async ({ schoolId }, _, ctx) => (await ctx.load.school.load(schoolId))!,
    permissions: ({ permissions }) => [...permissions],
  },
}
