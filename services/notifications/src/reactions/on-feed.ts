import {
  candidateChanged,
  candidateEnrolled,
  candidateLinked,
  eventCancelled,
  eventChanged,
  eventPublished,
} from '@passerelle/contracts'
import { type Reaction, type ReceivedEvent, reaction } from '@passerelle/messaging'
import { aboutInterview, factsOfSchools, invitationFacts, typeOfFact } from '../feed/facts-of-schools.ts'
import { type Fact, tellSchools, tellWhatWaited } from '../feed/tell-schools.ts'
import { InterviewProjection } from '../projections/interview.ts'

const factOf = ({ id, type, occurredAt }: ReceivedEvent<unknown>, about: Fact['about']): Fact => ({
  eventId: id,
  type: typeOfFact(type),
  about,
  occurredAt,
})

/** Their projections are written before, by `on-candidate.ts` and `on-event.ts`, in this transaction and under the lock. */
const whatWaited = [
  reaction([candidateEnrolled, candidateChanged, candidateLinked], async ({ em, event: { data } }) =>
    tellWhatWaited(em, data.id, data.schoolId),
  ),
  reaction([eventPublished, eventChanged, eventCancelled], async ({ em, event: { data } }) =>
    tellWhatWaited(em, data.id, data.schoolId),
  ),
]

const onInvitation = reaction(invitationFacts.contracts, async ({ em, event }) => {
  const { id, interviewId, personId } = event.data
  const { state: interview } = await em.findOneOrFail(InterviewProjection, interviewId)
  // What the company's people answer is not the school's business.
  if (personId !== interview.talent) return
  const about = { ...aboutInterview(interview), invitation: id }
  await tellSchools(em, factOf(event, about), { candidate: interview.candidateId })
})

/**
 * Everything that concerns a school takes its place in the school's feed. What waited for word of a candidate or an
 * event comes before what that word itself tells.
 */
export const feedReactions: readonly Reaction[] = [
  ...whatWaited,
  ...factsOfSchools.map(({ contracts, concerned, about }) =>
    reaction(contracts, async ({ em, event }) =>
      tellSchools(em, factOf(event, about(event.data)), concerned(event.data)),
    ),
  ),
  onInvitation,
]
