import { type JobState, jobDeclined } from '@passerelle/contracts'
import { cleanLine, type JobId } from '@passerelle/kernel'
import type { JobNoticeFacts } from '../../notice/kinds/jobs.ts'
import { JobProjection } from '../../projections/employers.ts'
import { spellReasons } from '../../words/decline-reasons.ts'
import { linkTo } from '../link-to.ts'
import { type Look, mail, type Queued } from '../mail.ts'

type Review = JobState['reviews'][number]

interface DeclinedFacts extends JobNoticeFacts {
  jobId: JobId
  reviewId: Review['id']
}

const declined: Review = { ...jobDeclined.example.reviews[0]!, state: 'DECLINED' }

export const jobDeclinedMail = mail({
  kind: 'JOB_DECLINED',
  means: 'A school declined a job, and why.',
  present: reviewOf,
  whyNotSend: (review) => (review.state === 'DECLINED' ? null : 'the decision was changed'),
  says: (_, { facts }, { reader, publicUrl }) => ({
    reader: cleanLine(reader.name),
    school: cleanLine(facts.school),
    employer: cleanLine(facts.employer),
    job: cleanLine(facts.job),
    reasons: spellReasons(facts.reasons, reader.locale),
    comment: facts.comment,
    link: linkTo(publicUrl, 'jobs', facts.jobId),
  }),
  example: {
    queued: {
      facts: {
        jobId: jobDeclined.example.id,
        reviewId: declined.id,
        school: 'École Rive Gauche',
        employer: 'Cosling',
        job: 'Ingénieure logiciel',
        reasons: ['PAY_STRUCTURE'],
        comment: 'Merci de préciser.',
      },
    },
    present: declined,
  },
  words: {
    fr: (f) => ({
      subject: `${f.school} a refusé l’offre « ${f.job} »`,
      heading: 'Votre offre est refusée',
      opening: [`Bonjour ${f.reader},`, `${f.school} a refusé l’offre « ${f.job} » de ${f.employer}.`],
      details: [
        { label: 'Motif', value: f.reasons },
        { label: 'Commentaire', value: f.comment },
      ],
      action: { label: 'Voir l’offre', href: f.link },
      closing: [],
    }),
    en: (f) => ({
      subject: `${f.school} declined the job “${f.job}”`,
      heading: 'Your job is declined',
      opening: [`Hello ${f.reader},`, `${f.school} declined the job “${f.job}” of ${f.employer}.`],
      details: [
        { label: 'Reason', value: f.reasons },
        { label: 'Comment', value: f.comment },
      ],
      action: { label: 'View the job', href: f.link },
      closing: [],
    }),
  },
})

async function reviewOf({ facts }: Queued<DeclinedFacts>, look: Look): Promise<Review | null> {
  const job = await look.up(JobProjection, facts.jobId)
  return job?.state.reviews.find(({ id }) => id === facts.reviewId) ?? null
}
