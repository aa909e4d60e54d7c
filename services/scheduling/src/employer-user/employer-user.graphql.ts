import type { Resolvers } from '../generated/graphql.ts'
import { interviewsAtEvents } from './interviews-at-events.ts'
import { interviewsWithoutRecruiter, standingInterviewsOf } from './standing-interviews-of.ts'

export const employerUserResolvers: Resolvers = {
  Employer: {
    __resolveReference: ({ id }) => ({ id }),
    interviewsAtEvents: ({ id }, args, { em }) => interviewsAtEvents(em, id, args),
    interviewsWithoutRecruiter: ({ id }, paging, { em, now }) => interviewsWithoutRecruiter(em, id, paging, now()),
  },
  EmployerUser: {
    standingInterviews: async ({ id }, paging, { em, loaders, now }) => {
      const user = await loaders.employerUser.load(id)
      return user && standingInterviewsOf(em, user, paging, now())
    },
  },
}
