import { boothFacts, interviewFacts, registrationFacts } from '@passerelle/contracts'
import { projection } from '@passerelle/messaging'
import { BoothProjection } from './booth-projection.ts'
import { InterviewProjection } from './interview-projection.ts'
import { RegistrationProjection } from './registration-projection.ts'

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

/** Which employer is in touch with which candidate, and by which match. What became of it does not matter: the past stays readable. */
const interviews = projection('interview_projection', interviewFacts, async ({ em, event: { data } }) => {
  const { id, employerId, candidateId, matchId } = data
  await em.upsert(InterviewProjection, { id, employerId, candidateId, matchId })
})

export const acquaintanceProjections = [booths, registrations, interviews]
