import type { EntityManager } from '@mikro-orm/postgresql'
import {
  type InterviewState,
  interviewAccepted,
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewPlanned,
  interviewRejected,
  interviewRequested,
  interviewRescheduled,
} from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { interviewsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { InvitationDraft } from '../invitation/draft/invitation-draft.ts'
import { followInterview } from '../invitation/follow-interview.ts'
import { type InterviewFact, interviewNews } from '../news/interview-news.ts'
import { readersOf } from '../news/news.ts'
import { post } from '../news/post.ts'
import { interviews } from '../projections/projections.sources.ts'

const facts: ReadonlyMap<string, InterviewFact> = new Map([
  [interviewRequested.type, 'REQUESTED'],
  [interviewAccepted.type, 'ACCEPTED'],
  [interviewRejected.type, 'REJECTED'],
  [interviewPlanned.type, 'PLANNED'],
  [interviewConfirmed.type, 'CONFIRMED'],
  [interviewRescheduled.type, 'RESCHEDULED'],
  [interviewCancelled.type, 'CANCELLED'],
  [interviewCompleted.type, 'COMPLETED'],
])

export const onInterview = reaction(interviewsToSchools.contracts, async ({ em, event, now }) => {
  const interview = event.data
  const fact = facts.get(event.type)
  await interviews.handle({ em, event })
  const invitations = await followInterview(em, interview, event.id, now)
  if (fact === 'CANCELLED') await cancelDraft(em, interview, now)
  const actor = interview.changedBy ?? event.actor
  if (fact) await post(em, event.id, readersOf(interviewNews(fact, interview, invitations.length > 0), actor), now)
  await tellFeed(em, event, interviewsToSchools)
})

/** An invitation that has not left yet goes with its interview (PE-22). */
async function cancelDraft(em: EntityManager, { id }: InterviewState, now: Date): Promise<void> {
  const draft = await em.findOne(InvitationDraft, { interviewId: id, state: { $in: ['DRAFT', 'SCHEDULED'] } })
  draft?.end('CANCELLED', now)
}
