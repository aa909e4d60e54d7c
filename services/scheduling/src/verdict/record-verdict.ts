import { isRefusal, type Refusal, refuse } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { RecordVerdictInput } from '../generated/graphql.ts'
import type { Interview } from '../interview/interview.ts'
import { lockInterview } from '../interview/lock-interview.ts'
import { textOf } from '../interview/text.ts'
import { transaction } from '../transaction.ts'
import { Verdict } from './verdict.ts'

/** The talent notes, after an informational interview, whether the company still attracts them. Tells nobody. */
export async function recordVerdict(ctx: Context, cmd: RecordVerdictInput): Promise<Interview | Refusal> {
  const notes = textOf('message', cmd.notes)
  if (isRefusal(notes)) return notes
  return transaction(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    if (interview.kind !== 'INFORMATIONAL') {
      return refuse('NOT_INFORMATIONAL', 'A verdict belongs to an informational interview.')
    }
    if (interview.talent !== ctx.viewer.personId) return refuse('FORBIDDEN', 'The verdict is the talent’s alone.')
    if (!interview.endsAt || interview.endsAt > ctx.now() || interview.status === 'CANCELLED') {
      return refuse('WRONG_STATE', 'Record your verdict when the interview is over.', { status: interview.status })
    }
    const { stillInterested } = cmd
    await em.upsert(Verdict, { interviewId: interview.id, stillInterested, notes, recordedAt: ctx.now() })
    return interview
  })
}
