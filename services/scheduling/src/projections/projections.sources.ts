import {
  approvalFacts,
  boothFacts,
  candidateFacts,
  employerFacts,
  employerUserFacts,
  eventFacts,
  jobFacts,
  matchFacts,
  personFacts,
  registrationFacts,
} from '@passerelle/contracts'
import { folded } from '@passerelle/kernel'
import { projection } from '@passerelle/messaging'
import { keepMatch } from './acquaintance.ts'
import {
  ApprovalProjection,
  BoothProjection,
  CandidateProjection,
  EmployerProjection,
  EmployerUserProjection,
  EventProjection,
  JobProjection,
  PersonProjection,
  RegistrationProjection,
} from './projections.ts'

/** What interviews need to know of an event. */
const events = projection('event_projection', eventFacts, async ({ em, event: { data } }) => {
  const { id, schoolId, name, timeZone, days, durations, requestPolicy, creditsPerParticipant, state } = data
  const event = { id, schoolId, name, timeZone, days, durations, requestPolicy, creditsPerParticipant, state }
  await em.upsert(EventProjection, event)
})

/** Who takes part in an event: only they meet recruiters. */
const registrations = projection('registration_projection', registrationFacts, async ({ em, event: { data } }) => {
  const { id, eventId, candidateId, personId, active } = data
  await em.upsert(RegistrationProjection, { id, eventId, candidateId, personId, active })
})

/** Which companies have a booth. */
const booths = projection('booth_projection', boothFacts, async ({ em, event: { data } }) => {
  const { id, eventId, employerId, open } = data
  await em.upsert(BoothProjection, { id, eventId, employerId, open })
})

/** Names. */
const people = projection('person_projection', personFacts, async ({ em, event: { data } }) => {
  const { id, name, timeZone } = data
  await em.upsert(PersonProjection, { id, name, timeZone })
})

/** Companies' names. */
const employers = projection('employer_projection', employerFacts, async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(EmployerProjection, { id, name })
})

/** Who works for a company: they may be asked to take part in an interview. */
const employerUsers = projection('employer_user_projection', employerUserFacts, async ({ em, event: { data } }) => {
  const { id, employerId, personId, active } = data
  await em.upsert(EmployerUserProjection, { id, employerId, personId, active })
})

/** Which jobs a company may plan interviews for: its own, also one that is closed, for which somebody may have applied. */
const jobs = projection('job_projection', jobFacts, async ({ em, event: { data } }) => {
  const { id, employerId } = data
  await em.upsert(JobProjection, { id, employerId })
})

/** At which schools a company may plan interviews. */
const approvals = projection('approval_projection', approvalFacts, async ({ em, event: { data } }) => {
  const { id, schoolId, employerId, state, roles } = data
  await em.upsert(ApprovalProjection, { id, schoolId, employerId, state, roles })
})

/** Whose file a candidate is, and what recruiters find talents by. */
const candidates = projection('candidate_projection', candidateFacts, async ({ em, event: { data } }) => {
  const { id, schoolId, personId, firstName, lastName, programme = null, graduationYear = null } = data
  const name = `${firstName} ${lastName}`
  const [sortName, sortProgramme] = [folded(name), programme && folded(programme)]
  const studies = { programme, graduationYear, sortProgramme }
  await em.upsert(CandidateProjection, { id, schoolId, personId, name, sortName, ...studies })
})

/** A match in the contact's hands makes the company and the candidate acquainted. */
const acquaintances = projection('acquaintance_projection', matchFacts, ({ em, event }) => keepMatch(em, event.data))

export const projections = [
  events,
  registrations,
  booths,
  people,
  employers,
  employerUsers,
  jobs,
  approvals,
  candidates,
  acquaintances,
]
