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
  const startsAt = await startOf(em, interview)
  if (!startsAt) return
  due(em, {
    kind: interviewUndecided,
    key: interview.id,
    at: decideBy(startsAt, now),
    data: { interviewId: interview.id },
  })
}

/** Cancels what nobody has decided about; the talent and those who run the company are told. */
export const cancelUndecided = whenDue(interviewUndecided, async ({ em, data: { interviewId }, now }) => {
  const interview = await lockById(em, interviewId)
  if (!interview || !(await lacksRecruiter(em, interview))) return
  if (interview.callOff('RECRUITER_LEFT', null, now)) await letGo(em, [interview])
})

/** A request may still come true until its event ends. */
async function startOf(em: EntityManager, { startsAt, status, eventId }: Interview): Promise<Date | null> {
  if (status === 'CONFIRMED') return startsAt
  const event = eventId && (await em.findOne(EventProjection, { id: eventId }))
  return event ? new Date(endOf(event)) : null
}
