import type { Resolvers } from '../generated/graphql.ts'
import { asSeen } from '../interview/as-seen.ts'
import type { Interview } from '../interview/interview.ts'
import { reportNoShow } from './report-no-show.ts'
import { withdrawNoShow } from './withdraw-no-show.ts'

export const attendanceResolvers: Resolvers = {
  Mutation: {
    reportNoShow: (_, { input }, ctx) => reportNoShow(ctx, input),
    withdrawNoShow: (_, { input }, ctx) => withdrawNoShow(ctx, input),
  },
  ReportNoShowResult: { __resolveType: asSeen },
  WithdrawNoShowResult: { __resolveType: asSeen },
  Interview: { noShows },
  StandingInterview: { noShows },
}

function noShows(interview: Interview) {
  return interview.noShows.map(({ side, by, at }) => ({ side, by, at: new Date(at) }))
}
