import { interviewFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { Interview } from '../interview/interview.ts'
import { recordChange } from '../interview/interview-changes.ts'
import { lacksRecruiter } from '../interview/lacks-recruiter.ts'
import { partWithLeavers } from '../interview/part-with-leavers.ts'
import { awaitDecision } from '../interview/undecided.ts'

/**
 * Our own facts come back by the log, and only then are told: whoever listens is never told what was not committed. What was
 * booked, moved or planned while its recruiter left waits for the company to decide, like what they left behind; where one more
 * interviewer left, it stands with the others.
 */
export const onInterview = reaction(interviewFacts, async ({ em, event, now }) => {
  recordChange(em, event)
  await partWithLeavers(em, event.data, now)
  if (!(await lacksRecruiter(em, event.data))) return
  const interview = await em.findOne(Interview, { id: event.data.id })
  if (interview) await awaitDecision(em, interview, now)
})
