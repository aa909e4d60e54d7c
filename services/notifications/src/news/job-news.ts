import type { JobState } from '@passerelle/contracts'
import type { Rule, Surroundings, Told } from './news.ts'

type Review = JobState['reviews'][number]

export const jobPosted: Rule<JobState> = {
  audience: 'open',
  needs: (job) => ({ schools: waiting(job).map((review) => review.schoolId), employers: [job.employerId] }),
  tell: (job, around) =>
    waiting(job).flatMap((review) => {
      const staff = around.schools.get(review.schoolId)?.staff ?? []
      return staff
        .filter(({ permissions }) => permissions.includes('APPROVE_JOBS'))
        .map(({ person }) => ({ person, kind: 'JOB_POSTED', ...context(job, review, around) }))
    }),
}

export const jobApproved: Rule<JobState> = {
  audience: 'open',
  needs: needsOfDecision,
  tell: (job, around) => decided('JOB_APPROVED', job, around),
}

/** The reason reaches whoever posted it by mail, and those who run the company's account in the application. */
export const jobDeclined: Rule<JobState> = {
  audience: 'open',
  needs: needsOfDecision,
  tell: (job, around) => decided('JOB_DECLINED', job, around),
}

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

function decided(kind: 'JOB_APPROVED' | 'JOB_DECLINED', job: JobState, around: Surroundings): Told[] {
  const users = around.employers.get(job.employerId)?.users ?? []
  const inCharge = users.filter(({ role }) => role === 'ADMIN' || role === 'OWNER')
  return decidedReviews(job).flatMap((review) => {
    const told = { kind, ...context(job, review, around) }
    const poster: Told = { ...told, person: job.postedBy, ...(kind === 'JOB_DECLINED' && { mail: kind }) }
    return [poster, ...inCharge.map(({ person }) => ({ ...told, person }))]
  })
}

function context(job: JobState, review: Review, around: Surroundings): Pick<Told, 'about' | 'facts'> {
  return {
    about: { jobId: job.id, schoolId: review.schoolId, employerId: job.employerId },
    facts: {
      reviewId: review.id,
      job: job.title,
      school: around.schools.get(review.schoolId)?.name ?? null,
      employer: around.employers.get(job.employerId)?.name ?? null,
      reasons: review.reasons,
      comment: review.comment,
    },
  }
}
