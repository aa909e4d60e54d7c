import type { InterviewId } from '@passerelle/kernel'
import type { BaseContext, createBroadcast } from '@passerelle/service-kit'
import { type Loaders, loadersOf } from './loaders.ts'

/** What the subscriptions of this process are told: which interview changed, and whom it concerns. */
export interface InterviewChange {
  id: InterviewId
  eventId: string | null
  participants: readonly string[]
}

export type Changes = ReturnType<typeof createBroadcast<InterviewChange>>

export interface Context extends BaseContext {
  /** For this request; new ones after a change, so that nothing old is read. */
  loaders: Loaders
  changes: Changes
}

export function contextWith(changes: Changes): (base: BaseContext) => Context {
  return (base) => ({ ...base, changes, loaders: loadersOf(base) })
}
