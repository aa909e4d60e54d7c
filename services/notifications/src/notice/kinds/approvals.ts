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
      title: `${f.school} n’approuve pas ${f.employer}`,
      body: `${f.employer} n’est pas approuvée par ${f.school}.${because.fr(f.reason)}`,
    }),
    en: (f) => ({
      title: `${f.school} does not approve ${f.employer}`,
      body: `${f.employer} is not approved by ${f.school}.${because.en(f.reason)}`,
    }),
  } satisfies NoticeDefinition<ApprovalNoticeFacts>,
  INTERVIEWS_LEFT_STANDING: {
    means:
      'A company that the school has declined has confirmed interviews still to come: the school decides which of them stand.',
    fr: (f) => ({
      title:
        f.interviews > 1
          ? `${f.interviews} entretiens avec ${f.employer} restent confirmés`
          : `Un entretien avec ${f.employer} reste confirmé`,
      body: `${f.school} n’approuve plus ${f.employer}. Ce qui est confirmé a lieu, sauf si vous l’annulez : à vous de décider.`,
    }),
    en: (f) => ({
      title:
        f.interviews > 1
          ? `${f.interviews} interviews of ${f.employer} are still confirmed`
          : `One interview of ${f.employer} is still confirmed`,
      body: `${f.school} does not approve ${f.employer} any more. What is confirmed takes place unless you cancel it: it is yours to decide.`,
    }),
  } satisfies NoticeDefinition<{ school: string; employer: string; interviews: number }>,
}
