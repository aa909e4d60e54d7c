import { interviewConfirmed, interviewFacts, interviewReassigned, interviewRescheduled } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { followPlace } from '../interview/follow-places.ts'
import { Interview } from '../interview/interview.ts'
import { recordChange } from '../interview/interview-changes.ts'
import { lacksRecruiter } from '../interview/lacks-recruiter.ts'
import { partWithLeavers } from '../interview/part-with-leavers.ts'
import { awaitDecision } from '../interview/undecided.ts'

const placing: readonly string[] = [interviewConfirmed, interviewRescheduled, interviewReassigned].map(
  ({ type }) => type,
)

/**
 * Our own facts come back by the log, and only then are told: whoever listens is never told what was not committed. What was
 * booked, moved or planned while its recruiter left waits for the company to decide, like what they left behind; where one more
 * interviewer left, it stands with the others. Where event or host moved meanwhile, it follows.
 */
export const onInterview = reaction(interviewFacts, async ({ em, event, now }) => {
  recordChange(em, event)
  if (placing.includes(event.type)) await followPlace(em, event.data, now)
  await partWithLeavers(em, event.data, now)
  if (!(await lacksRecruiter(em, event.data))) return
  const interview = await em.findOne(Interview, { id: event.data.id })
  if (interview) await awaitDecision(em, interview, now)
})
