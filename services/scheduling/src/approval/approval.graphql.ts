import type { Resolvers } from '../generated/graphql.ts'
import { cancelStandingInterviews } from './cancel-standing-interviews.ts'
import { standingInterviews } from './standing-interviews.ts'

export const approvalResolvers: Resolvers = {
  Mutation: {
    cancelStandingInterviews: (_, { input }, ctx) => cancelStandingInterviews(ctx, input),
  },
  CancelStandingInterviewResult: { __resolveType: () => 'StandingInterview' },
  Approval: {
    standingInterviews: async ({ id }, paging, { em, loaders, now }) => {
      const approval = await loaders.approval.load(id)
      return approval && standingInterviews(em, approval, paging, now())
    },
  },
  StandingInterview: {
    interviewId: ({ id }) => id,
    interview: (interview) => interview,
    slot: (interview) => interview.slot(),
    event: ({ eventId }) => eventId && { id: eventId },
    candidate: ({ candidateId }) => ({ id: candidateId }),
  },
}
