import { actWhenReady, type Caller, mutation } from '@passerelle/client'
import type { Exhibitor, Host, Run, School } from '../../fair.ts'
import type { Offer } from './pair.ts'

/** With this phase the matches begin. */
export const firstOfMatches = 'companies post jobs, the school approves them'

/** Each company posts a job by its owner and one by a recruiter who was at the fair; the school approves them. */
export async function postJobs(
  run: Run,
  school: School,
  exhibitors: readonly Exhibitor[],
  hosts: readonly Host[],
): Promise<Offer[]> {
  run.progress.phase(firstOfMatches, exhibitors.length)
  const offers = await Promise.all(
    exhibitors.map(async (company) => {
      const recruiter = hosts.find((host) => host.company === company)
      const contacts = [company.ownerCaller, recruiter?.caller ?? company.ownerCaller]
      const posted = await Promise.all(
        contacts.map((contact, index) =>
          post(run, school, company, contact, `Position ${index + 1} at ${company.title}`),
        ),
      )
      run.progress.step()
      return posted
    }),
  )
  return offers.flat()
}

async function post(run: Run, school: School, company: Exhibitor, contact: Caller, title: string): Promise<Offer> {
  const description = `${title}: building what people use every day, in a team of eight.`
  const input = { employerId: company.id, title, description, kind: 'PERMANENT', schoolIds: [school.id] }
  const job = await actWhenReady<Job>(contact, postJob, { input }, ['FORBIDDEN', 'NOT_FOUND'])
  const review = { jobReviewId: job.reviews[0]!.id }
  await actWhenReady(run.staff, approve, { input: review }, ['NOT_FOUND'])
  return { id: job.id, title, contact, owner: company.ownerCaller }
}

interface Job {
  id: string
  reviews: { id: string }[]
}

const postJob = mutation('postJob', 'Job { id reviews { id } }')
const approve = mutation('approveJob', 'JobReview { id state }')
