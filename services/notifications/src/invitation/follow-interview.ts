import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { InterviewState } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { Message } from '../message/message.ts'
import { Invitation, invitesByItself, nextStep } from './invitation.ts'

/**
 * Brings the invitations of an interview up to what it is now: queues what is to be said, drops what has lost its reason.
 * The caller holds the row lock of the interview.
 *
 * @param cause the event or act behind it
 * @param invite true to invite those who are not invited yet
 * @returns the invitations, none when nobody is invited
 */
export async function followInterview(
  em: EntityManager,
  interview: InterviewState,
  cause: string,
  now: Date,
  invite = invitesByItself(interview),
): Promise<Invitation[]> {
  const invitations = await em.find(Invitation, { interviewId: interview.id }, { orderBy: { id: 'asc' } })
  const said = await threadsOf(em, invitations)
  if (invitations.length === 0 && invite) {
    const people = [interview.talent, interview.recruiter]
    invitations.push(...people.map((person) => new Invitation(newId('inv'), interview.id, person, now)))
    em.persist(invitations)
  }
  for (const invitation of invitations) {
    followOne(
      em,
      invitation,
      said.filter(({ thread }) => thread === invitation.id),
      interview,
      cause,
      now,
    )
  }
  await em.flush()
  return invitations
}

/** Locked: a sender that has just taken one of them is waited for, and then seen. */
async function threadsOf(em: EntityManager, invitations: readonly Invitation[]): Promise<Message[]> {
  if (invitations.length === 0) return []
  return em.find(
    Message,
    { thread: { $in: invitations.map(({ id }) => id) } },
    { orderBy: { thread: 'asc', position: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
}

function followOne(
  em: EntityManager,
  invitation: Invitation,
  thread: readonly Message[],
  interview: InterviewState,
  cause: string,
  now: Date,
): void {
  const { say, dropUnsent } = nextStep(interview, thread)
  if (dropUnsent) {
    for (const message of thread.filter(({ state }) => state === 'QUEUED')) message.drop('a newer fact took its place')
  }
  if (!say) return
  const said = thread.some(({ method, state }) => method === 'REQUEST' && state !== 'DROPPED')
  em.persist(
    new Message(
      {
        id: newId('msg'),
        person: invitation.person,
        kind: say.method === 'CANCEL' ? 'INTERVIEW_CANCELLATION' : said ? 'INTERVIEW_UPDATE' : 'INTERVIEW_INVITATION',
        cause,
        position: say.position,
        interviewId: interview.id,
        invitation: { id: invitation.id, method: say.method, sequence: say.sequence },
      },
      now,
    ),
  )
}
