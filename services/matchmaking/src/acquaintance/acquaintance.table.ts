import { table } from '@passerelle/persistence'
import { BoothProjection } from './booth-projection.ts'
import { InterviewProjection } from './interview-projection.ts'
import { RegistrationProjection } from './registration-projection.ts'

export const boothProjectionTable = table(BoothProjection, 'booth_projection', (p) => ({
  id: p.text().primary(),
  eventId: p.text(),
  employerId: p.text(),
  open: p.boolean(),
}))

export const registrationProjectionTable = table(RegistrationProjection, 'registration_projection', (p) => ({
  id: p.text().primary(),
  eventId: p.text(),
  candidateId: p.text(),
  active: p.boolean(),
}))

export const interviewProjectionTable = table(InterviewProjection, 'interview_projection', (p) => ({
  id: p.text().primary(),
  employerId: p.text(),
  candidateId: p.text(),
  matchId: p.text().nullable(),
}))
