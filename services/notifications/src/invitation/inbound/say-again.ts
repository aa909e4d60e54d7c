import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { newId } from '@passerelle/kernel'
import { presentTraceparent } from '@passerelle/messaging'
import { Message } from '../../mail/message.ts'
import type { InterviewProjection } from '../../projections/interview.ts'
import { type Invitation, newestOf } from '../invitation.ts'

/** Two programs that answer each other must come to an end. */
const repeatsAtMost = 3

/**
 * Says the newest thing again to somebody who answered an older one (RFC 5546 §3.2.3): the REQUEST of the time that
 * stands, or the CANCEL, which their calendar has not heard. A few times at most.
 * @returns whether it is on its way
 */
export async function sayAgain(
  em: EntityManager,
  { id, state }: InterviewProjection,
  invitation: Invitation,
  cause: string,
  now: Date,
): Promise<boolean> {
  const thread = await em.find(
    Message,
    { thread: invitation.id },
    { orderBy: { position: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
  const { sequence, method } = newestOf(thread)
  const said = thread.filter((message) => message.method === method && message.sequence === sequence)
  const onItsWay = said.some((message) => message.state === 'QUEUED' || message.state === 'SENDING')
  if (onItsWay) return true
  const stands = method === 'REQUEST' ? state.status === 'CONFIRMED' : state.status === 'CANCELLED'
  if (!stands || said.length === 0 || said.length > repeatsAtMost) return false
  em.persist(
    new Message(
      {
        id: newId('msg'),
        person: invitation.person,
        mail: { kind: method === 'CANCEL' ? 'INTERVIEW_CANCELLATION' : 'INTERVIEW_UPDATE', facts: {} },
        cause,
        traceparent: presentTraceparent(),
        position: 1 + Math.max(0, ...thread.map(({ position }) => position)),
        interviewId: id,
        invitation: { id: invitation.id, method, sequence, repeat: said.length },
      },
      now,
    ),
  )
  return true
}
