import type { EntityManager } from '@mikro-orm/postgresql'
import type { InterviewId } from '@passerelle/kernel'
import { due, dueKind, whenDue } from '@passerelle/messaging'
import { EventProjection } from '../projections/projections.ts'
import { endOf } from '../slot/host-slots.ts'
import { decideBy } from './decide-by.ts'
import type { Interview } from './interview.ts'
import { lacksRecruiter } from './lacks-recruiter.ts'
import { letGo } from './let-go.ts'
import { lockById } from './lock-interview.ts'

const interviewUndecided = dueKind<{ interviewId: InterviewId }>('interview-undecided')

/** An interview whose recruiter has left is cancelled unless the company decides about it in time. */
export async function awaitDecision(em: EntityManager, interview: Interview, now: Date): Promise<void> {
  const at = await untilWhen(em, interview, now)
  if (at) due(em, { kind: interviewUndecided, key: interview.id, at, data: { interviewId: interview.id } })
}

/** Cancels what nobody has decided about; the talent and those who run the company are told. */
export const cancelUndecided = whenDue(interviewUndecided, async ({ em, data: { interviewId }, now }) => {
  const interview = await lockById(em, interviewId)
  if (!interview || !(await lacksRecruiter(em, interview))) return
  if (interview.callOff('RECRUITER_LEFT', null, now)) await letGo(em, [interview])
})

/** A request outside events has two weeks, as requests have that nobody answers (SI-06). */
const twoWeeks = 14 * 86_400_000

async function untilWhen(em: EntityManager, interview: Interview, now: Date): Promise<Date | undefined> {
  const { startsAt, status, eventId } = interview
  if (status === 'CONFIRMED') return startsAt ? decideBy(startsAt, now) : undefined
  if (!eventId) return new Date(now.getTime() + twoWeeks)
  // A request may still come true until its event ends.
  const event = await em.findOne(EventProjection, { id: eventId })
  return event ? decideBy(new Date(endOf(event)), now) : undefined
}
