import type { EntityManager } from '@mikro-orm/postgresql'
import {
  type InterviewState,
  interviewAccepted,
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewerLeft,
  interviewNoShowReported,
  interviewNoShowWithdrawn,
  interviewPlanned,
  interviewReassigned,
  interviewRejected,
  interviewRelocated,
  interviewRequested,
  interviewRescheduled,
  interviewTimesProposed,
  interviewTimesRefused,
  type NoShow,
} from '@passerelle/contracts'
import { type ReceivedEvent, reaction } from '@passerelle/messaging'
import { interviewsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { InvitationDraft } from '../invitation/draft/invitation-draft.ts'
import { type Changed, followInterview } from '../invitation/follow-interview.ts'
import { giveToPerson } from '../invitation/give-to-person.ts'
import { tellOfInterviewLeft, tellOfUndecided } from '../news/colleague-left.ts'
import { type InterviewFact, interviewNews } from '../news/interview-news.ts'
import { meet } from '../news/meet.ts'
import { readersOf } from '../news/news.ts'
import { post } from '../news/post.ts'
import { formerAt } from '../projections/former.ts'
import { InterviewProjection, interviewersOf } from '../projections/interview.ts'
import { interviews } from '../projections/projections.sources.ts'

const facts: ReadonlyMap<string, InterviewFact> = new Map([
  [interviewRequested.type, 'REQUESTED'],
  [interviewAccepted.type, 'ACCEPTED'],
  [interviewTimesProposed.type, 'TIMES_PROPOSED'],
  [interviewTimesRefused.type, 'TIMES_REFUSED'],
  [interviewRejected.type, 'REJECTED'],
  [interviewPlanned.type, 'PLANNED'],
  [interviewConfirmed.type, 'CONFIRMED'],
  [interviewRescheduled.type, 'RESCHEDULED'],
  [interviewReassigned.type, 'REASSIGNED'],
  [interviewRelocated.type, 'RELOCATED'],
  [interviewerLeft.type, 'INTERVIEWER_LEFT'],
  [interviewCancelled.type, 'CANCELLED'],
  [interviewCompleted.type, 'COMPLETED'],
  [interviewNoShowReported.type, 'NO_SHOW_REPORTED'],
  [interviewNoShowWithdrawn.type, 'NO_SHOW_WITHDRAWN'],
])

export const onInterview = reaction(interviewsToSchools.contracts, async ({ em, event, now }) => {
  const interview = event.data
  const fact = facts.get(event.type)
  const earlier = await before(em, interview)
  await interviews.handle({ em, event })
  if (earlier && earlier.talent !== interview.talent) {
    await giveToPerson(em, interview.id, earlier.talent, interview.talent)
  }
  // Whoever brings word of somebody who leaves finds this interview, or is found here.
  await meet(em, [interview.employerId], 'shared')
  const former = await formerAt(em, interview.employerId)
  const changed = onlyIn(fact)
  const invitations = await followInterview(em, interview, event.id, now, { former, changed })
  if (fact === 'CANCELLED') await cancelDraft(em, interview, now)
  const actor = interview.changedBy ?? event.actor
  const around = {
    ...{ invited: invitations.length > 0, former },
    before: fact === 'REASSIGNED' ? earlier?.recruiter : undefined,
    names: fact === 'REASSIGNED' && earlier?.asksCompany,
    left: fact === 'INTERVIEWER_LEFT' && earlier ? gone(earlier, interview) : undefined,
    noShow: fact === 'NO_SHOW_WITHDRAWN' && earlier ? withdrawn(earlier, interview) : undefined,
  }
  if (fact) await post(em, event.id, readersOf(interviewNews(fact, interview, around), actor), now)
  if (former.has(interview.recruiter)) await tellCompany(em, event, fact, now)
  await tellFeed(em, event, interviewsToSchools)
})

/** Of an interview whose recruiter has left: that it waits for a decision, or that none came in time. */
async function tellCompany(
  em: EntityManager,
  { id, data: interview }: ReceivedEvent<InterviewState>,
  fact: InterviewFact | undefined,
  now: Date,
): Promise<void> {
  await tellOfInterviewLeft(em, interview, now)
  if (fact === 'CANCELLED' && interview.cancellationCause === 'RECRUITER_LEFT')
    await tellOfUndecided(em, interview, id, now)
}

async function before(em: EntityManager, { id }: InterviewState): Promise<InterviewState | undefined> {
  return (await em.findOne(InterviewProjection, { id }, { disableIdentityMap: true }))?.state
}

/** The interviewers who are there no longer, by name. */
function gone(earlier: InterviewState, now: InterviewState): string {
  const still = new Set(interviewersOf(now).map(({ personId }) => personId))
  return interviewersOf(earlier)
    .filter(({ personId }) => !still.has(personId))
    .map(({ name }) => name)
    .join(', ')
}

/** The report of a no-show that is there no longer. */
function withdrawn({ noShows: before = [] }: InterviewState, { noShows = [] }: InterviewState): NoShow | undefined {
  return before.find(({ side }) => !noShows.some((still) => still.side === side))
}

/** What has changed, where its time has not. */
function onlyIn(fact: InterviewFact | undefined): Changed | undefined {
  return fact === 'REASSIGNED' || fact === 'RELOCATED' || fact === 'INTERVIEWER_LEFT' ? fact : undefined
}

/** An invitation that has not left yet goes with its interview (PE-22). */
async function cancelDraft(em: EntityManager, { id }: InterviewState, now: Date): Promise<void> {
  const draft = await em.findOne(InvitationDraft, { interviewId: id, state: { $in: ['DRAFT', 'SCHEDULED'] } })
  draft?.end('CANCELLED', now)
}
