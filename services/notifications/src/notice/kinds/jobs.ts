import { type DeclineReason, spellReasons } from '../../words/decline-reasons.ts'
import type { NoticeDefinition } from '../notice-words.ts'

export interface JobNoticeFacts {
  job: string
  school: string
  employer: string
  reasons: readonly DeclineReason[]
  comment: string | null
}

/** What is told about a job and its review. */
export const noticesOfJobs = {
  JOB_POSTED: {
    means: "A job waits for the school's review.",
    fr: (f) => ({
      title: `Une offre à examiner : ${f.job}`,
      body: `${f.employer} propose l’offre « ${f.job} » à ${f.school}.`,
    }),
    en: (f) => ({
      title: `A job to review: ${f.job}`,
      body: `${f.employer} posts the job “${f.job}” to ${f.school}.`,
    }),
  } satisfies NoticeDefinition<JobNoticeFacts>,
  JOB_APPROVED: {
    means: 'The school approved the job.',
    fr: (f) => ({
      title: `${f.school} a accepté l’offre « ${f.job} »`,
      body: `L’offre « ${f.job} » est visible à ${f.school}.`,
    }),
    en: (f) => ({
      title: `${f.school} approved the job “${f.job}”`,
      body: `The job “${f.job}” is visible at ${f.school}.`,
    }),
  } satisfies NoticeDefinition<JobNoticeFacts>,
  JOB_DECLINED: {
    means: 'The school declined the job, and why.',
    fr: (f, reader) => ({
      title: `${f.school} a refusé l’offre « ${f.job} »`,
      body: `Motif : ${spellReasons(f.reasons, reader.locale)}.${f.comment ? `\n${f.comment}` : ''}`,
    }),
    en: (f, reader) => ({
      title: `${f.school} declined the job “${f.job}”`,
      body: `Reason: ${spellReasons(f.reasons, reader.locale)}.${f.comment ? `\n${f.comment}` : ''}`,
    }),
  } satisfies NoticeDefinition<JobNoticeFacts>,
}
