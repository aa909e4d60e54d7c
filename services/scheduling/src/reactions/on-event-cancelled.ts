import { LockMode } from '@mikro-orm/postgresql'
import { eventCancelled, interviewCancelled } from '@passerelle/contracts'
import { isId } from '@passerelle/kernel'
import { reaction } from '@passerelle/messaging'
import { Interview } from '../interview/interview.ts'
import { openStatuses } from '../interview/lifecycle.ts'
import { tell } from '../interview/tell.ts'
import { freeTime } from '../occupancy/take-time.ts'

/** A fair that is called off takes its interviews along, so that nobody travels to one. */
export const onEventCancelled = reaction(eventCancelled, async ({ em, event: { data, actor }, now }) => {
  const open = await em.find(
    Interview,
    { eventId: data.id, status: { $in: [...openStatuses] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  )
  const by = isId('per', actor) ? actor : null
  const calledOff = open.filter((interview) => interview.callOff(by, now))
  for (const interview of calledOff) tell(em, interviewCancelled, interview)
  if (calledOff.length > 0)
    await freeTime(
      em,
      calledOff.map(({ id }) => id),
    )
})
