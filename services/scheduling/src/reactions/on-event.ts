import { eventFacts, misfitOf } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { callOff, isConfirmed } from '../interview/call-off.ts'

/**
 * A fair that is called off takes its interviews along, so that nobody travels to one; a day, an hour or a length that is
 * taken out, those that stand there. Behind the projection of events: who books from now on sees what is so.
 */
export const onEvent = reaction(eventFacts, async ({ em, event, now }) => {
  const { data } = event
  const touched = { eventId: data.id }
  if (data.state === 'CANCELLED') return callOff(em, touched, { cause: 'EVENT_CANCELLED', event, now }, () => true)
  await callOff(
    em,
    touched,
    { cause: 'EVENT_CHANGED', event, now },
    (interview) => isConfirmed(interview) && misfitOf(interview.slot()!, data) !== undefined,
  )
})
