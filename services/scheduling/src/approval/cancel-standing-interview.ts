import { LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { ApprovalId, InterviewId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Interview } from '../interview/interview.ts'
import { letGo } from '../interview/let-go.ts'
import { lockById } from '../interview/lock-interview.ts'
import { ApprovalProjection } from '../projections/projections.ts'
import { concerns } from './standing-interviews.ts'

export interface CancelStandingInterview {
  readonly approvalId: string
  readonly interviewId: string
}

/**
 * A school that has declined a company cancels an interview of its, still to come; both who meet are told. The approval stays as it
 * is until the commit: nothing is cancelled of a company that is approved again.
 * @returns NOT_FOUND for what the school has nothing to do with, COMPANY_APPROVED, WRONG_STATE
 */
export function cancelStandingInterview(ctx: Context, cmd: CancelStandingInterview): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockById(em, cmd.interviewId as InterviewId)
    const held = { lockMode: LockMode.PESSIMISTIC_READ, refresh: true } as const
    const approval = await em.findOneOrFail(ApprovalProjection, { id: cmd.approvalId as ApprovalId }, held)
    if (!interview || !(await concerns(em, interview, approval))) return refuse('NOT_FOUND.INTERVIEW')
    if (approval.state === 'APPROVED') return refuse('COMPANY_APPROVED')
    const { status } = interview
    if (status !== 'CONFIRMED' || !interview.callOff('EMPLOYER_DECLINED', ctx.viewer.personId, ctx.now())) {
      return refuse('WRONG_STATE.CANCEL', { status }, { status })
    }
    await letGo(em, [interview])
    return interview
  })
}
