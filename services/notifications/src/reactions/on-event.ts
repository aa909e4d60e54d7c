import { eventCancelled, eventChanged, eventPublished } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { meet, retell, tell } from '../news/tell.ts'
import { EventProjection } from '../projections/events.ts'
import { project } from './project.ts'

export const onEvent = reaction([eventPublished, eventChanged, eventCancelled], async ({ em, event, now }) => {
  await meet(em, [event.data.id], 'exclusive')
  await project(em, new EventProjection(event.data))
  await tell(em, event, now, [event.data.id])
  await retell(em, event.data.id, null, now)
})
