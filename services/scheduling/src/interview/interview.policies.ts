import { refuse } from '@passerelle/contracts'
import type { EventId } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import { seesEvent } from '../availability/event-access.ts'
import type { Context } from '../context.ts'
import type { PlanInterviewInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'
import { readsInterview, takesPartAs } from './interview-access.ts'

export const interviewPolicies: Policies = {
  Query: { interview: 'anyone', myAgenda: 'anyone', myInformationalInterviews: 'anyone' },
  Mutation: {
    // Each acts on the viewer's own calendar, interview or company; its use case answers NOT_FOUND for anybody else's.
    requestInterview: 'anyone',
    offerInterview: 'anyone',
    acceptRequest: 'anyone',
    rejectRequest: 'anyone',
    chooseSlot: 'anyone',
    bookSlot: 'anyone',
    rescheduleInterview: 'anyone',
    cancelInterview: 'anyone',
    relocateInterview: 'anyone',
    reassignInterview: 'anyone',
    proposeTimes: 'anyone',
    refuseTimes: 'anyone',
    prepareQuestions: 'anyone',
    planInterview: (viewer: Viewer, { input }: { input: PlanInterviewInput }) =>
      viewer.worksFor(input.employerId, 'RECRUITER') || refuse('FORBIDDEN.RECRUITERS_PLAN'),
  },
  // Everybody hears of their own interviews; where an event is named, it is one that they see.
  Subscription: { interviewChanged: mayFollow },
  Interview: readsInterview,
  'Interview.reason': takesPart,
  'Interview.question': takesPart,
  'Interview.answer': takesPart,
  'Interview.whyThisCompany': takesPart,
  // A key of another service with a list of ours, which shows what the viewer may see, and no more.
  Candidate: 'anyone',
}

/** What somebody wrote there is for those who take part. */
function takesPart(viewer: Viewer, interview: Interview): boolean {
  return takesPartAs(viewer, interview) !== undefined
}

async function mayFollow(_viewer: Viewer, { eventId }: { eventId?: string | null }, ctx: Context): Promise<boolean> {
  if (eventId == null) return true
  const event = await ctx.loaders.event.load(eventId as EventId)
  return event !== null && seesEvent(ctx, event)
}
