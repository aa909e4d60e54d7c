import type { Resolvers } from '../generated/graphql.ts'
import { standingInterviewsOf } from './standing-interviews-of.ts'

export const employerUserResolvers: Resolvers = {
  EmployerUser: {
    standingInterviews: async ({ id }, paging, { em, loaders, now }) => {
      const user = await loaders.employerUser.load(id)
      return user && standingInterviewsOf(em, user, paging, now())
    },
  },
}
