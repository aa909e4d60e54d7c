import { refuse } from '@passerelle/contracts'
import type { Policies, Viewer } from '@passerelle/service-kit'
import type { PlanInterviewInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'

export const interviewPolicies: Policies = {
  Query: { interview: 'anyone', myAgenda: 'anyone' },
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
    reassignInterview: 'anyone',
    prepareQuestions: 'anyone',
    planInterview: (viewer: Viewer, { input }: { input: PlanInterviewInput }) =>
      viewer.worksFor(input.employerId, 'RECRUITER') || refuse('FORBIDDEN.RECRUITERS_PLAN'),
  },
  Subscription: { interviewChanged: 'anyone' },
  // Those who take part, and nobody else: no colleague, no school staff, no organiser. At an event they are two (TS-01).
  Interview: (viewer: Viewer, interview: Interview) => interview.sideOf(viewer.personId) !== undefined,
  // A key of another service with a list of ours, which shows what the viewer may see, and no more.
  Candidate: 'anyone',
}
