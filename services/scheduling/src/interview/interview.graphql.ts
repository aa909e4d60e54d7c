import type { CandidateId, EventId, InterviewId } from '@passerelle/kernel'
import { mayBrowse } from '../availability/browsing.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { recordVerdict } from '../verdict/record-verdict.ts'
import { acceptRequest } from './accept-request.ts'
import { bookSlot } from './book-slot.ts'
import { cancelInterview } from './cancel-interview.ts'
import { chooseSlot } from './choose-slot.ts'
import { expectation } from './informational.ts'
import type { Interview, Step } from './interview.ts'
import { type InterviewChange, interviewChanges } from './interview-changes.ts'
import { myAgenda } from './my-agenda.ts'
import { offerInterview } from './offer-interview.ts'
import { planInterview } from './plan-interview.ts'
import { prepareQuestions } from './prepare-questions.ts'
import { rejectRequest } from './reject-request.ts'
import { requestInterview } from './request-interview.ts'
import { rescheduleInterview } from './reschedule-interview.ts'

export const interviewResolvers: Resolvers = {
  Query: {
    interview: (_, { id }, ctx) => found(id, ctx),
    myAgenda: (_, { from, to, ...paging }, ctx) => myAgenda(ctx.em, ctx.viewer.personId, from ?? ctx.now(), to, paging),
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
    planInterview: (_, { input }, ctx) => planInterview(ctx, input),
    prepareQuestions: (_, { input }, ctx) => prepareQuestions(ctx, input),
    recordVerdict: (_, { input }, ctx) => recordVerdict(ctx, input),
  },
  Subscription: {
    interviewChanged: {
      subscribe: ((_: unknown, args: object, ctx: Context) => interviewChanges(ctx, args)) as never,
      resolve: (({ data }: InterviewChange, _: unknown, ctx: Context) => found(data.id, ctx)) as never,
    },
  },
  Interview: {
    __resolveReference: ({ id }, ctx) => found(id, ctx),
    event: ({ eventId }) => reference(eventId),
    host: async ({ hostId }, _, ctx) => (hostId && (await ctx.loaders.host.load(hostId))) || null,
    employer: ({ employerId }) => ({ id: employerId }),
    job: ({ jobId }) => reference(jobId),
    candidate: ({ candidateId }) => ({ id: candidateId }),
    talent: ({ talent }) => ({ id: talent }),
    recruiter: ({ recruiter }) => ({ id: recruiter }),
    interviewers: ({ interviewers }) => interviewers.map(({ personId, name }) => ({ name, person: { id: personId } })),
    match: ({ matchId }) => reference(matchId),
    expectation: ({ kind }, _, { viewer }) => (kind === 'INFORMATIONAL' ? expectation[viewer.locale] : null),
    verdict: async ({ id }, _, { loaders }) => (await loaders.verdict.load(id)) ?? null,
    viewerSide: (interview, _, { viewer }) => interview.sideOf(viewer.personId)!,
    message: ({ message }) => message ?? '',
    slot: (interview) => interview.slot(),
    needsMyAction: (interview, _, { viewer }) => interview.needsActionOf(viewer.personId),
    viewerActions: (interview, _, { viewer, now }) => interview.actions(viewer.personId, now()),
    history: (interview) => interview.history.map((step) => stepOf(interview, step)),
  },
  InterviewConnection: { totalCount: (page) => page.total() },
  Event: {
    myInterviews: ({ id }, query, { loaders }) => loaders.ofEvent(id, query),
    myCreditsLeft: ({ id }, _, ctx) => creditsLeft(ctx, id as EventId),
  },
  Candidate: { interviews: ({ id }, query, { loaders }) => loaders.ofCandidate(id as CandidateId, query) },
}

async function found(id: string, ctx: Context): Promise<Interview | null> {
  return (await ctx.loaders.interview.load(id as InterviewId)) ?? null
}

function reference<Id extends string>(id: Id | null): { id: Id } | null {
  return id && { id }
}

function stepOf(interview: Interview, { status, at, by, startsAt, endsAt, reason }: Step) {
  const slot = startsAt && endsAt ? { startsAt: new Date(startsAt), endsAt: new Date(endsAt) } : null
  return { status, at: new Date(at), by: (by && interview.sideOf(by)) ?? null, slot, reason }
}

/** Null for those who take no part in the event: its rules are not theirs to read. */
async function creditsLeft({ loaders }: Context, eventId: EventId): Promise<number | null> {
  if (!mayBrowse(await loaders.browsing.load(eventId))) return null
  const limit = (await loaders.event.load(eventId))?.creditsPerParticipant ?? null
  return limit === null ? null : Math.max(0, limit - (await loaders.creditsUsed.load(eventId)))
}
