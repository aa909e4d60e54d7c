import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../../context.ts'
import type { InterviewProjection } from '../../projections/interview.ts'
import { Invitation } from '../invitation.ts'
import { interviewUnknown, isInvitedBy, mayBeInvited } from '../invite-to-interview.ts'
import { lockInterview } from '../lock-interview.ts'
import { InvitationDraft, noDraft } from './invitation-draft.ts'
import { leavesAt } from './send-due-invitation.ts'

type Change = (draft: InvitationDraft, interview: InterviewProjection, now: Date) => Refusal | undefined

/**
 * Writes the invitation to a planned interview without sending it.
 * Refuses INTERVIEW_UNKNOWN, INTERVIEW_NOT_PLANNED, INTERVIEW_OVER, INVITATION_LEFT, INVALID_INPUT.
 */
export function draftInvitation(ctx: Context, input: { interviewId: string; words?: string | null }) {
  return changeDraft(ctx, input.interviewId, 'make', (draft, _, now) =>
    draft.write(input.words ?? null, ctx.viewer.personId, now),
  )
}

/** Changes words or time until it leaves. Refuses as `draftInvitation` and `scheduleInvitation` do. */
export function editInvitation(
  ctx: Context,
  input: { interviewId: string; words?: string | null; sendAt?: Date | null },
) {
  return changeDraft(ctx, input.interviewId, 'find', (draft, { state }, now) => {
    const written = input.words === undefined ? undefined : draft.write(input.words, ctx.viewer.personId, now)
    return written ?? (input.sendAt ? draft.schedule(input.sendAt, startOf(state), now) : undefined)
  })
}

/** Lets it leave by itself at a time. Refuses SEND_TIME_INVALID, INVITATION_LEFT, DRAFT_UNKNOWN, and as above. */
export function scheduleInvitation(ctx: Context, input: { interviewId: string; sendAt: Date }) {
  return changeDraft(ctx, input.interviewId, 'find', (draft, { state }, now) =>
    draft.schedule(input.sendAt, startOf(state), now),
  )
}

/** Takes it back before it leaves. Refuses INVITATION_LEFT, DRAFT_UNKNOWN, and as above. */
export function cancelInvitation(ctx: Context, input: { interviewId: string }) {
  return changeDraft(ctx, input.interviewId, 'find', (draft, _, now) => draft.cancel(now))
}

async function changeDraft(ctx: Context, interviewId: string, how: 'make' | 'find', change: Change) {
  const { viewer, now } = ctx
  return changes<InvitationDraft | Refusal>(ctx, async (em) => {
    const interview = await lockInterview(em, interviewId)
    if (!interview || !(await isInvitedBy(em, interview, viewer.personId))) return interviewUnknown()
    const planned = mayBeInvited(interview.state, now())
    if (isRefusal(planned)) return planned
    const draft = (await draftOf(em, interview)) ?? (how === 'make' ? newDraft(ctx, interview) : undefined)
    if (!draft) return noDraft()
    if ((await em.count(Invitation, { interviewId: interview.id })) > 0) draft.end('SENT', draft.endedAt ?? now())
    const refused = change(draft, interview, now())
    if (refused) return refused
    if (draft.state === 'SCHEDULED' && draft.sendAt) leavesAt(em, draft.interviewId, draft.sendAt)
    em.persist(draft)
    return draft
  })
}

function newDraft({ viewer, now }: Context, interview: InterviewProjection): InvitationDraft {
  return new InvitationDraft(interview.id, viewer.personId, now())
}

async function draftOf(em: EntityManager, { id }: InterviewProjection): Promise<InvitationDraft | null> {
  return em.findOne(InvitationDraft, { interviewId: id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
}

function startOf({ slot }: InterviewProjection['state']): Date {
  return new Date(slot?.startsAt ?? 0)
}
