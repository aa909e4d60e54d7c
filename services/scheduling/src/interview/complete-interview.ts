import { interviewCompleted } from '@passerelle/contracts'
import { whenDue } from '@passerelle/messaging'
import { freeTime } from '../occupancy/take-time.ts'
import { lockById } from './lock-interview.ts'
import { interviewEnds, tell } from './tell.ts'
import { tellMatch } from './tell-match.ts'

/** Completes an interview whose time is over, if it is still confirmed, and says so to its match. */
export const completeInterview = whenDue(interviewEnds, async ({ em, data: { interviewId }, now }) => {
  const interview = await lockById(em, interviewId)
  if (!interview?.complete(now)) return
  tell(em, interviewCompleted, interview)
  tellMatch(em, interview)
  await freeTime(em, [interviewId])
})
