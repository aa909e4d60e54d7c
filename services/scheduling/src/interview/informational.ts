import { refuse, written } from '@passerelle/contracts'
import { isRefusal, type Language, type Refusal } from '@passerelle/kernel'
import { longest } from './longest.ts'

/** What a prepared question is about; asking about future roles is legitimate (II-07). */
export const questionTopics = ['GENERAL', 'COMPANY', 'ROLE', 'FUTURE_ROLES'] as const

export interface PreparedQuestion {
  topic: (typeof questionTopics)[number]
  text: string
}

/** A question as it is asked for: about nothing special when nothing is said. */
export type QuestionAsked = Omit<PreparedQuestion, 'topic'> & Partial<Pick<PreparedQuestion, 'topic'>>

/** What a talent brings to an informational interview. */
export interface Expectations {
  whyThisCompany: string
  questions: PreparedQuestion[]
}

/** Minutes. The host's time is scarce, so these interviews are short unless somebody says otherwise (II-16). */
export const informationalMinutes = 20
const jobMinutes = 45

export function usualMinutes(kind: 'JOB' | 'INFORMATIONAL'): number {
  return kind === 'INFORMATIONAL' ? informationalMinutes : jobMinutes
}

/** Of the durations on offer, the one to take when none is named: 20 minutes, or the shortest (II-16). */
export function shortest(durations: readonly number[]): number | undefined {
  return durations.includes(informationalMinutes) ? informationalMinutes : [...durations].sort((a, b) => a - b)[0]
}

/** What to expect of it, said wherever somebody asks for, confirms or is invited to one (II-02). */
export const expectation: Readonly<Record<Language, string>> = {
  fr: 'Un entretien d’information est un échange : aucun poste n’est à pourvoir à son issue, et aucune réponse n’est attendue ensuite.',
  en: 'An informational interview is a conversation: there is no job at the end of it, and no decision is expected afterwards.',
}

/** As many as the talent likes; this only keeps a page readable by a machine. */
const mostQuestions = 200

/** @returns INVALID_INPUT when one is empty or too long, or there are more than 200 */
export function preparedQuestions(asked: readonly QuestionAsked[]): PreparedQuestion[] | Refusal {
  if (asked.length > mostQuestions)
    return refuse('INVALID_INPUT.TOO_MANY_QUESTIONS', { most: mostQuestions }, { field: 'questions' })
  const questions: PreparedQuestion[] = []
  for (const [index, { topic = 'GENERAL', text: given }] of asked.entries()) {
    const text = written('question', given, longest.question)
    if (!isRefusal(text)) questions.push({ topic, text })
    else
      return refuse(
        'INVALID_INPUT.QUESTION',
        { place: index + 1, longest: longest.question },
        { field: `questions.${index}.text` },
      )
  }
  return questions
}
