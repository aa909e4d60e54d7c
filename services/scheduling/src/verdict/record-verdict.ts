import { optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { RecordVerdictInput } from '../generated/graphql.ts'
import type { Interview } from '../interview/interview.ts'
import { lockInterview } from '../interview/lock-interview.ts'
import { longest } from '../interview/longest.ts'
import { refusalToRecord, Verdict } from './verdict.ts'

/** The talent notes, after an informational interview, whether the company still attracts them. Tells nobody. */
export async function recordVerdict(ctx: Context, cmd: RecordVerdictInput): Promise<Interview | Refusal> {
  const notes = optionallyWritten('notes', cmd.notes, longest.notes)
  if (isRefusal(notes)) return notes
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const refusal = refusalToRecord(interview, ctx.viewer.personId, ctx.now())
    if (refusal) return refusal
    const { stillInterested } = cmd
    await em.upsert(Verdict, { interviewId: interview.id, stillInterested, notes, recordedAt: ctx.now() })
    return interview
  })
}
