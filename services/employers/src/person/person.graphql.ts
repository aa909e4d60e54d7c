import { notFound } from '@passerelle/service-kit'
import type { Resolvers } from '../generated/graphql.ts'
import { schoolsOf } from './schools-of.ts'
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
    employerUsers: ({ id }, page, ctx) => ctx.loaders.usersOfPerson(id, page),
    staffOf: async (_, page, ctx) => schoolsOf(await ctx.loaders.standing(), page),
  },
  StaffMembership: {
    school: async ({ schoolId }, _, ctx) => (await ctx.loaders.school.load(schoolId))!,
    permissions: ({ permissions }) => [...permissions],
  },
}
