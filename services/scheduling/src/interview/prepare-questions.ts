import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { PrepareQuestionsInput } from '../generated/graphql.ts'
import { preparedQuestions } from './informational.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'

/** The talent replaces the list of questions; the host reads them before the meeting (II-06). */
export async function prepareQuestions(ctx: Context, cmd: PrepareQuestionsInput): Promise<Interview | Refusal> {
  const questions = preparedQuestions(cmd.questions)
  if (isRefusal(questions)) return questions
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    return interview.prepare(questions, ctx.viewer.personId) ?? interview
  })
}
