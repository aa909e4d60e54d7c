import { reaction } from '@passerelle/messaging'
import { invitationsToSchools, subjectsOfInterview } from '../feed/facts-to-schools.ts'
import { factOf } from '../feed/tell-feed.ts'
import { tellSchools } from '../feed/tell-schools.ts'
import { InterviewProjection } from '../projections/interview.ts'

/** Our own word of an invitation comes back by the log and takes its place in the school's feed. */
export const onInvitation = reaction(invitationsToSchools.contracts, async ({ em, event }) => {
  const { id, interviewId, personId } = event.data
  const { state: interview } = await em.findOneOrFail(InterviewProjection, interviewId)
  // What the company's people answer is not the school's business.
  if (personId !== interview.talent) return
  const about = { ...subjectsOfInterview(interview), invitation: id }
  await tellSchools(em, factOf(event, about), { candidate: interview.candidateId })
})
