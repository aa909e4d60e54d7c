import { eventFacts, misfitOf } from '@passerelle/contracts'
import { isId } from '@passerelle/kernel'
import { reaction } from '@passerelle/messaging'
import { callOff, isConfirmed } from '../interview/call-off.ts'
import { followPlaces } from '../interview/follow-places.ts'

/**
 * A fair that is called off takes its interviews along, so that nobody travels to one; a day, an hour or a length that is
 * taken out, those that stand there. One that is held somewhere else takes
 * them with it. Behind the projection of events: who books from now on sees what is so.
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
  await followPlaces(em, touched, isId('per', event.actor) ? event.actor : null, now)
})
