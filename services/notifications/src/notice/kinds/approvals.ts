import { because, type NoticeDefinition } from '../notice-words.ts'

export interface ApprovalNoticeFacts {
  school: string
  employer: string
  reason: string | null
}

/** What is told about the approval of a company. */
export const noticesOfApprovals = {
  APPROVAL_REQUESTED: {
    means: 'An employer asks the school for approval.',
    fr: (f) => ({
      title: `${f.employer} demande une approbation`,
      body: `${f.employer} souhaite être approuvée par ${f.school}. À vous d’approuver ou de refuser.`,
    }),
    en: (f) => ({
      title: `${f.employer} asks for approval`,
      body: `${f.employer} would like to be approved by ${f.school}. It is yours to approve or decline.`,
    }),
  } satisfies NoticeDefinition<ApprovalNoticeFacts>,
  EMPLOYER_APPROVED: {
    means: 'The school approved the employer.',
    fr: (f) => ({
      title: `${f.school} a approuvé ${f.employer}`,
      body: `${f.employer} est approuvée par ${f.school}.`,
    }),
    en: (f) => ({
      title: `${f.school} approved ${f.employer}`,
      body: `${f.employer} is approved by ${f.school}.`,
    }),
  } satisfies NoticeDefinition<ApprovalNoticeFacts>,
  EMPLOYER_DECLINED: {
    means: 'The school declined the employer, and why.',
    fr: (f) => ({
      title: `${f.school} n’a pas approuvé ${f.employer}`,
      body: `La demande d’approbation de ${f.employer} est refusée.${because.fr(f.reason)}`,
    }),
    en: (f) => ({
      title: `${f.school} did not approve ${f.employer}`,
      body: `The request of ${f.employer} for approval is declined.${because.en(f.reason)}`,
    }),
  } satisfies NoticeDefinition<ApprovalNoticeFacts>,
}
