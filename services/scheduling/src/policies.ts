import { refuse } from '@passerelle/kernel'
import type { Policies, Viewer } from '@passerelle/service-kit'
import { maySeeHost } from './availability/host.graphql.ts'
import type { Host } from './availability/host.ts'
import type { Context } from './context.ts'
import type { PlanInterviewInput } from './generated/graphql.ts'
import type { Interview } from './interview/interview.ts'

/** Those who take part, and nobody else: no colleague, no school staff, no organiser. At an event they are two (TS-01). */
const participants = (viewer: Viewer, interview: Interview) => interview.sideOf(viewer.personId) !== undefined

/** Each mutation acts on the viewer's own calendar or interview; its use case answers NOT_FOUND for anybody else's. */
const onesOwn = 'anyone'

export const policies: Policies = {
  Query: { interview: 'anyone', host: 'anyone', myAgenda: 'anyone' },
  Mutation: {
    openAvailability: onesOwn,
    closeAvailability: onesOwn,
    configureHost: onesOwn,
    blockSlots: onesOwn,
    unblockSlots: onesOwn,
    requestInterview: onesOwn,
    offerInterview: onesOwn,
    acceptRequest: onesOwn,
    rejectRequest: onesOwn,
    chooseSlot: onesOwn,
    bookSlot: onesOwn,
    rescheduleInterview: onesOwn,
    cancelInterview: onesOwn,
    prepareQuestions: onesOwn,
    recordVerdict: onesOwn,
    planInterview: (viewer: Viewer, { input }: { input: PlanInterviewInput }) =>
      viewer.worksFor(input.employerId, 'RECRUITER') ||
      refuse('FORBIDDEN', 'Only recruiters of the company plan interviews. Ask your administrator for the role.'),
  },
  Subscription: { interviewChanged: 'anyone' },

  Interview: participants,
  // The talent's alone: the company never reads it (II-09).
  'Interview.verdict': (viewer: Viewer, interview: Interview) => interview.talent === viewer.personId,
  Host: (_: Viewer, host: Host, ctx: Context) => maySeeHost(ctx, host),

  // Keys of other services with fields of ours: each field shows what the viewer may see, and no more.
  Event: 'anyone',
  EmployerUser: 'anyone',
  Candidate: 'anyone',
}
