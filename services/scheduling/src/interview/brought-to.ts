import { optionallyWritten, refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Kind } from './beginning.ts'
import { type Expectations, preparedQuestions, type QuestionAsked } from './informational.ts'
import { longest } from './longest.ts'

/**
 * What the talent writes for an informational interview: why this company (II-08), and questions (II-06).
 * @returns REASON_REQUIRED without a reason; undefined for a job interview, which has neither
 */
export function broughtTo(
  kind: Kind,
  cmd: { whyThisCompany?: string | null; questions?: readonly QuestionAsked[] | null },
): Expectations | undefined | Refusal {
  if (kind !== 'INFORMATIONAL') return undefined
  const whyThisCompany = optionallyWritten('whyThisCompany', cmd.whyThisCompany, longest.whyThisCompany)
  if (isRefusal(whyThisCompany)) return whyThisCompany
  if (!whyThisCompany) {
    return refuse('REASON_REQUIRED.WHY_THIS_COMPANY', undefined, { field: 'whyThisCompany' })
  }
  const questions = preparedQuestions(cmd.questions ?? [])
  return isRefusal(questions) ? questions : { whyThisCompany, questions }
}
