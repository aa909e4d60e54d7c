import { appointmentAnswered } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { type ChangeMatch, changeMatch } from './change-match.ts'
import type { Match } from './match.ts'

/**
 * The step that freezes the company's decision. Scheduling makes an interview of an accepted appointment.
 * @returns NOT_YET, APPOINTMENT_CHANGED, APPOINTMENT_IN_PAST, DECISION_CLOSED
 */
export function answerAppointment(
  ctx: Context,
  cmd: ChangeMatch & { round: number; accept: boolean },
): Promise<Match | Refusal> {
  return changeMatch(ctx, cmd, {
    fact: appointmentAnswered,
    side: 'CANDIDATE',
    rule: (match, act) => match.answerAppointment(cmd.round, cmd.accept ? 'ACCEPTED' : 'REFUSED', act),
  })
}
