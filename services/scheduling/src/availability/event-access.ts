import type { EventId } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import type DataLoader from 'dataloader'
import type { EventProjection } from '../projections/projections.ts'

/** What the rule asks of the context. */
interface AsksEvents {
  readonly viewer: Viewer
  readonly loaders: { readonly isAtEvent: DataLoader<EventId, boolean> }
}

/** Whether somebody sees an event: staff and candidates of its school, and companies that it approves or had at the event. */
export async function seesEvent({ viewer, loaders }: AsksEvents, { id, schoolId }: EventProjection): Promise<boolean> {
  if (viewer.staffOf(schoolId) || viewer.candidateAt(schoolId)) return true
  return viewer.employers().length > 0 && loaders.isAtEvent.load(id)
}
