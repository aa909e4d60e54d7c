import { employerFacts, employerUserFacts, jobFacts, personFacts, schoolFacts } from '@passerelle/contracts'
import { projection } from '@passerelle/messaging'
import {
  EmployerProjection,
  EmployerUserProjection,
  JobProjection,
  PersonProjection,
  SchoolProjection,
} from './projections.ts'

/** Which jobs a school may put its candidates in touch with, and who posted them. */
const jobs = projection('job_projection', jobFacts, async ({ em, event: { data } }) => {
  const { id, employerId, title, postedBy, reviews } = data
  const approvedAt = reviews.filter(({ state }) => state === 'APPROVED').map(({ schoolId }) => schoolId)
  await em.upsert(JobProjection, { id, employerId, title, postedBy, approvedAt })
})

/** Who can be a match's contact. */
const employerUsers = projection('employer_user_projection', employerUserFacts, async ({ em, event: { data } }) => {
  const { id, employerId, personId, active } = data
  await em.upsert(EmployerUserProjection, { id, employerId, personId, active })
})

/** Names. */
const people = projection('person_projection', personFacts, async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(PersonProjection, { id, name })
})

/** Schools' names. */
const schools = projection('school_projection', schoolFacts, async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(SchoolProjection, { id, name })
})

/** Companies' names. */
const employers = projection('employer_projection', employerFacts, async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(EmployerProjection, { id, name })
})

export const projections = [jobs, employerUsers, people, schools, employers]
