import { actWhenReady, type Caller, mutation } from '@passerelle/client'
import { chance } from '@passerelle/testkit/dice'
import type { Exhibitor, Fair, Host, Run, School } from '../../fair.ts'
import type { Offer } from './pair.ts'
import { type JobKind, type Terms, termsFor } from './terms.ts'

/** With this phase the matches begin. */
export const firstOfMatches = 'companies post jobs, the school approves them'

/** One that a candidate alternates at, and one for good. */
const kinds = ['APPRENTICESHIP', 'PERMANENT'] as const

/** Each company posts a job by its owner and one by a recruiter who was at the fair, each with its terms; the school approves them. */
export async function postJobs(
  run: Run,
  school: School,
  { dates }: Fair,
  exhibitors: readonly Exhibitor[],
  hosts: readonly Host[],
): Promise<Offer[]> {
  run.progress.phase(firstOfMatches, exhibitors.length)
  const offers = await Promise.all(
    exhibitors.map(async (company) => {
      const recruiter = hosts.find((host) => host.company === company)
      const contacts = [company.ownerCaller, recruiter?.caller ?? company.ownerCaller]
      const posted = await Promise.all(
        kinds.map((kind, index) => {
          const title = `Position ${index + 1} at ${company.title}`
          const terms = termsFor(kind, title, dates[0]!, chance(run.seed, `terms ${index} of ${company.name}`))
          return post(run, school, company, contacts[index]!, { kind, title, terms })
        }),
      )
      run.progress.step()
      return posted
    }),
  )
  return offers.flat()
}

interface Posting {
  readonly kind: JobKind
  readonly title: string
  readonly terms: Terms
}

async function post(run: Run, school: School, company: Exhibitor, contact: Caller, posting: Posting): Promise<Offer> {
  const job = await postOne(school, company, contact, posting)
  const review = { jobReviewId: job.reviews[0]!.id }
  await actWhenReady(run.staff, approve, { input: review }, ['NOT_FOUND'])
  const { title, terms } = posting
  const of = { employerId: company.id, companyName: company.title, owner: company.ownerCaller }
  return { id: job.id, title, terms, contact, ...of }
}

/** A job that waits for the school. */
export function postOne({ id }: School, company: Exhibitor, contact: Caller, posting: Posting): Promise<Job> {
  const { title } = posting
  const description = `${title}: building what people use every day, in a team of eight.`
  const input = { employerId: company.id, ...posting, description, schoolIds: [id] }
  return actWhenReady<Job>(contact, postJob, { input }, ['FORBIDDEN', 'NOT_FOUND'])
}

interface Job {
  id: string
  reviews: { id: string }[]
}

export const postJob = mutation('postJob', 'Job { id reviews { id } }')
const approve = mutation('approveJob', 'JobReview { id state }')
