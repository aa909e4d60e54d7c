import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { InterviewState } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { presentTraceparent } from '@passerelle/messaging'
import { Message } from '../mail/message.ts'
import { type Former, peopleOf } from '../projections/interview.ts'
import { Invitation, invitesByItself, nextStep } from './invitation.ts'

/** What alone is different: who meets the talent, or where. */
export type Changed = 'REASSIGNED' | 'RELOCATED' | 'INTERVIEWER_LEFT'

interface Following {
  /** Who has left the company. */
  former: Former
  /** True to invite those who are not invited yet. */
  invite?: boolean
  /** What alone is different: whom one meets, or its place. */
  changed?: Changed | undefined
}

/**
 * Brings the invitations of an interview up to what it is now: queues what is to be said, drops what has lost its reason.
 * The caller holds the row lock of the interview.
 *
 * @param cause the event or act behind it
 * @returns the invitations, none when nobody is invited
 */
export async function followInterview(
  em: EntityManager,
  interview: InterviewState,
  cause: string,
  now: Date,
  { former, invite = invitesByItself(interview), changed }: Following,
): Promise<Invitation[]> {
  const known = await em.find(Invitation, { interviewId: interview.id }, { orderBy: { id: 'asc' } })
  const invitations = await lockAgain(em, known)
  const said = await threadsOf(em, invitations)
  const people = peopleOf(interview, former)
  if (invitations.length > 0 || invite) {
    const fresh = people.filter((person) => !invitations.some((invitation) => invitation.person === person))
    invitations.push(...fresh.map((person) => new Invitation(newId('inv'), interview.id, person, now)))
    em.persist(invitations)
  }
  for (const invitation of invitations) {
    followOne(
      em,
      invitation,
      said.filter(({ thread }) => thread === invitation.id),
      interview,
      { takesPart: people.includes(invitation.person), changed },
      cause,
      now,
    )
  }
  await em.flush()
  return invitations
}

async function lockAgain(em: EntityManager, invitations: readonly Invitation[]): Promise<Invitation[]> {
  if (invitations.length === 0) return []
  return em.find(
    Invitation,
    { id: { $in: invitations.map(({ id }) => id) } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
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
  { takesPart, changed }: { takesPart: boolean; changed: Changed | undefined },
  cause: string,
  now: Date,
): void {
  // The calendar of who takes part no longer hears what a cancellation would tell it.
  const { say, dropUnsent } = nextStep(takesPart ? interview : { ...interview, status: 'CANCELLED' }, thread)
  const unsaid = thread.findLast(({ method, state }) => method === 'REQUEST' && state === 'QUEUED')?.kind
  if (dropUnsent) {
    for (const message of thread.filter(({ state }) => state === 'QUEUED')) message.drop('a newer fact took its place')
  }
  if (!say) return
  // Whom one meets is no other question.
  if (say.method === 'REQUEST' && thread.length > 0 && (!changed || changed === 'RELOCATED')) invitation.askAgain()
  const said = thread.some(({ method, state }) => method === 'REQUEST' && state !== 'DROPPED')
  em.persist(
    new Message(
      {
        id: newId('msg'),
        person: invitation.person,
        mail: {
          kind: say.method === 'CANCEL' ? off(takesPart) : said ? updateOf(changed, unsaid) : 'INTERVIEW_INVITATION',
          facts: {},
        },
        cause,
        traceparent: presentTraceparent(),
        position: say.position,
        interviewId: interview.id,
        invitation: { id: invitation.id, method: say.method, sequence: say.sequence },
      },
      now,
    ),
  )
}

function off(takesPart: boolean): 'INTERVIEW_CANCELLATION' | 'INTERVIEW_LEFT' {
  return takesPart ? 'INTERVIEW_CANCELLATION' : 'INTERVIEW_LEFT'
}

/** What says that it is another appointment now, the weightiest first. */
const updates = ['INTERVIEW_UPDATE', 'INTERVIEW_RELOCATED', 'INTERVIEW_REASSIGNED', 'INTERVIEWER_LEFT'] as const
const updateFor = {
  REASSIGNED: 'INTERVIEW_REASSIGNED',
  RELOCATED: 'INTERVIEW_RELOCATED',
  INTERVIEWER_LEFT: 'INTERVIEWER_LEFT',
} as const

/** @param unsaid the mail that has not left, and whose place this one takes: what weighs more of the two is said */
function updateOf(changed: Changed | undefined, unsaid: string | undefined): (typeof updates)[number] {
  const kind = changed ? updateFor[changed] : 'INTERVIEW_UPDATE'
  return updates.find((update) => update === kind || update === unsaid) ?? kind
}
