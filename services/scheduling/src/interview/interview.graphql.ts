import { isId } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { acceptRequest } from './accept-request.ts'
import { asSeen } from './as-seen.ts'
import { bookSlot } from './book-slot.ts'
import { cancelInterview } from './cancel-interview.ts'
import { chooseSlot } from './choose-slot.ts'
import { historyOf } from './history-of.ts'
import { expectation } from './informational.ts'
import { runsCompanyOf, takesPartAs } from './interview-access.ts'
import { type InterviewChange, interviewChanges } from './interview-changes.ts'
import { myAgenda } from './my-agenda.ts'
import { myInformationalInterviews } from './my-interviews.ts'
import { offerInterview } from './offer-interview.ts'
import { planInterview } from './plan-interview.ts'
import { prepareQuestions } from './prepare-questions.ts'
import { proposeTimes } from './propose-times.ts'
import { timesOf } from './proposed-times.ts'
import { reassignInterview } from './reassign-interview.ts'
import { refuseTimes } from './refuse-times.ts'
import { rejectRequest } from './reject-request.ts'
import { relocateInterview } from './relocate-interview.ts'
import { requestInterview } from './request-interview.ts'
import { rescheduleInterview } from './reschedule-interview.ts'

export const interviewResolvers: Resolvers = {
  Query: {
    interview: (_, { id }, ctx) => ctx.loaders.interview.load(id),
    myAgenda: (_, args, ctx) => myAgenda(ctx.em, ctx.viewer, ctx.now(), args),
    myInformationalInterviews: (_, args, ctx) => myInformationalInterviews(ctx.em, ctx.viewer, args),
  },
  Mutation: {
    requestInterview: (_, { input }, ctx) => requestInterview(ctx, input),
    offerInterview: (_, { input }, ctx) => offerInterview(ctx, input),
    acceptRequest: (_, { input }, ctx) => acceptRequest(ctx, input),
    rejectRequest: (_, { input }, ctx) => rejectRequest(ctx, input),
    chooseSlot: (_, { input }, ctx) => chooseSlot(ctx, input),
    bookSlot: (_, { input }, ctx) => bookSlot(ctx, input),
    rescheduleInterview: (_, { input }, ctx) => rescheduleInterview(ctx, input),
    cancelInterview: (_, { input }, ctx) => cancelInterview(ctx, input),
    relocateInterview: (_, { input }, ctx) => relocateInterview(ctx, input),
    reassignInterview: (_, { input }, ctx) => reassignInterview(ctx, input),
    planInterview: (_, { input }, ctx) => planInterview(ctx, input),
    proposeTimes: (_, { input }, ctx) => proposeTimes(ctx, input),
    refuseTimes: (_, { input }, ctx) => refuseTimes(ctx, input),
    prepareQuestions: (_, { input }, ctx) => prepareQuestions(ctx, input),
  },
  Subscription: {
    interviewChanged: {
      subscribe: ((_: unknown, args: object, ctx: Context) => interviewChanges(ctx, args)) as never,
      resolve: (({ data }: InterviewChange, _: unknown, ctx: Context) => ctx.loaders.interview.load(data.id)) as never,
    },
  },
  CancelInterviewResult: { __resolveType: asSeen },
  ReassignInterviewResult: { __resolveType: asSeen },
  Interview: {
    __resolveReference: ({ id }, ctx) => ctx.loaders.interview.load(id),
    event: ({ eventId }) => reference(eventId),
    host: async ({ hostId }, _, ctx) => hostId && (await ctx.loaders.host.load(hostId)),
    employer: ({ employerId }) => ({ id: employerId }),
    job: ({ jobId }) => reference(jobId),
    candidate: ({ candidateId }) => ({ id: candidateId }),
    talent: ({ talent }) => (isId('per', talent) ? { id: talent } : null),
    recruiter: ({ recruiter }) => ({ id: recruiter }),
    plannedBy: ({ plannedBy }) => reference(plannedBy),
    interviewers: ({ interviewers }) => interviewers.map(({ personId, name }) => ({ name, person: { id: personId } })),
    match: ({ matchId }) => reference(matchId),
    expectation: ({ kind }, _, { viewer }) => (kind === 'INFORMATIONAL' ? expectation[viewer.locale] : null),
    questions: (interview, _, { viewer }) => (takesPartAs(viewer, interview) ? interview.questions : []),
    viewerSide: (interview, _, { viewer }) => takesPartAs(viewer, interview) ?? 'RECRUITER',
    // Written for the other side: outside events colleagues read the interview, and not this.
    message: (interview, _, { viewer }) => (takesPartAs(viewer, interview) && interview.message) || '',
    proposedTimes: ({ proposedTimes }) => timesOf(proposedTimes),
    slot: (interview) => interview.slot(),
    needsMyAction: (interview, _, { viewer }) => interview.needsActionOf(viewer.personId),
    viewerActions: (interview, _, { viewer, now }) =>
      interview.actions(viewer.personId, now(), runsCompanyOf(viewer, interview)),
    history: (interview, paging, { viewer }) =>
      historyOf(interview, paging, takesPartAs(viewer, interview) !== undefined),
  },
  Event: {
    myInterviews: ({ id }, args, { loaders }) => loaders.myInterviewsAt(id, args),
  },
  Candidate: {
    interviews: ({ id }, args, { loaders }) => loaders.interviewsWith(id, args),
  },
}

function reference<Id extends string>(id: Id | null): { id: Id } | null {
  return id && { id }
}
