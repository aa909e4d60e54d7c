import type { NoticeDefinition } from '../notice-words.ts'

/** What is told about a file at a school. */
export const noticesOfCandidates = {
  WELCOME_CANDIDATE: {
    means: 'A school entered you as one of its candidates.',
    fr: (f) => ({
      title: `Votre dossier de candidat : ${f.school}`,
      body: `${f.school} a ouvert votre dossier. Voyez ce qui y est écrit, et demandez-lui de corriger ce qui ne va pas.`,
    }),
    en: (f) => ({
      title: `Your candidate file: ${f.school}`,
      body: `${f.school} has opened a file of yours. See what is written there, and ask it to correct what is wrong.`,
    }),
  } satisfies NoticeDefinition<{ school: string }>,
}
