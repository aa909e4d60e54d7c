import {
  boothFacts,
  employerFacts,
  employerUserFacts,
  interviewFacts,
  jobFacts,
  personFacts,
  registrationFacts,
  schoolFacts,
} from '@passerelle/contracts'
import { folded } from '@passerelle/kernel'
import { projection } from '@passerelle/messaging'
import { overAtIn } from './over-at.ts'
import {
  BoothProjection,
  EmployerProjection,
  EmployerUserProjection,
  InterviewProjection,
  JobProjection,
  PersonProjection,
  RegistrationProjection,
  SchoolProjection,
} from './projections.ts'

/** Which jobs a school may put its candidates in touch with, and who posted them. */
const jobs = projection('job_projection', jobFacts, async ({ em, event: { data } }) => {
  const { id, employerId, title, postedBy, reviews } = data
  const approvedAt = reviews.filter(({ state }) => state === 'APPROVED').map(({ schoolId }) => schoolId)
  const searchTitle = folded(title)
  await em.upsert(JobProjection, { id, employerId, title, searchTitle, postedBy, approvedAt, overAt: overAtIn(data) })
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
  await em.upsert(EmployerProjection, { id, name, searchName: folded(name) })
})

/** Which employers are at a fair: they may see who is registered there. */
const booths = projection('booth_projection', boothFacts, async ({ em, event: { data } }) => {
  const { id, eventId, employerId, open } = data
  await em.upsert(BoothProjection, { id, eventId, employerId, open })
})

/** Who takes part in a fair, and so is shown to the employers there. */
const registrations = projection('registration_projection', registrationFacts, async ({ em, event: { data } }) => {
  const { id, eventId, candidateId, active } = data
  await em.upsert(RegistrationProjection, { id, eventId, candidateId, active })
})

/** Which employer is in touch with which candidate, and by which match. The past stays readable, whatever became of it. */
const interviews = projection('interview_projection', interviewFacts, async ({ em, event: { data } }) => {
  const { id, employerId, candidateId, matchId, status, sentBy } = data
  await em.upsert(InterviewProjection, { id, employerId, candidateId, matchId, status, sentBy })
})

export const projections = [jobs, employerUsers, people, schools, employers, booths, registrations, interviews]
