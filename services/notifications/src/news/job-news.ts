import { type JobState, jobApproved, jobDeclined, jobPosted } from '@passerelle/contracts'
import type { MailToSend } from '../mail/mails.ts'
import type { JobNoticeFacts } from '../notice/kinds/jobs.ts'
import { inChargeOf, known, type RuleFor, rule, type Surroundings, type Told } from './news.ts'

type Review = JobState['reviews'][number]

export const jobNews: readonly RuleFor[] = [
  rule(jobPosted, {
    audience: 'open',
    needs: (job) => ({ schools: waiting(job).map((review) => review.schoolId), employers: [job.employerId] }),
    tell: (job, around) =>
      waiting(job).flatMap((review) =>
        known(around.schools, review.schoolId)
          .staff.filter(({ permissions }) => permissions.includes('APPROVE_JOBS'))
          .map(({ person }) => ({ person, kind: 'JOB_POSTED', ...context(job, review, around) })),
      ),
  }),
  rule(jobApproved, {
    audience: 'open',
    needs: needsOfDecision,
    tell: (job, around) => decided('JOB_APPROVED', job, around),
  }),
  // The reason reaches whoever posted it by mail, and those who run the company's account in the application.
  rule(jobDeclined, {
    audience: 'open',
    needs: needsOfDecision,
    tell: (job, around) =>
      decided('JOB_DECLINED', job, around, (review, facts) => ({
        kind: 'JOB_DECLINED',
        facts: { jobId: job.id, reviewId: review.id, ...facts },
      })),
  }),
]

function waiting(job: JobState): Review[] {
  const posted = job.reviewId === null ? job.reviews : decidedReviews(job)
  return posted.filter((review) => review.state === 'PENDING')
}

function decidedReviews(job: JobState): Review[] {
  return job.reviews.filter((review) => review.id === job.reviewId)
}

function needsOfDecision(job: JobState) {
  return { schools: decidedReviews(job).map((review) => review.schoolId), employers: [job.employerId] }
}

function decided(
  kind: 'JOB_APPROVED' | 'JOB_DECLINED',
  job: JobState,
  around: Surroundings,
  mailWith?: (review: Review, facts: JobNoticeFacts) => MailToSend,
): Told[] {
  const inCharge = inChargeOf(known(around.employers, job.employerId))
  return decidedReviews(job).flatMap((review) => {
    const told = { kind, ...context(job, review, around) }
    const poster: Told = { ...told, person: job.postedBy, ...(mailWith && { mail: mailWith(review, told.facts) }) }
    return [poster, ...inCharge.map((person) => ({ ...told, person }))]
  })
}

function context(job: JobState, { schoolId, reasons, comment }: Review, around: Surroundings) {
  const school = known(around.schools, schoolId).name
  const employer = known(around.employers, job.employerId).name
  return {
    about: { jobId: job.id, schoolId, employerId: job.employerId },
    facts: { job: job.title, school, employer, reasons, comment },
  }
}
