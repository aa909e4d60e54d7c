import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { exampleId, id, instant } from './values.ts'

/** How a host's slots are taken: at once, or after an accepted request. More modes may come. */
export const bookingModes = ['DIRECT', 'SELECTIVE'] as const
export const interviewStatuses = [
  'REQUESTED',
  'IN_SCHEDULING',
  'CONFIRMED',
  'COMPLETED',
  'REJECTED',
  'CANCELLED',
] as const

const host = z.object({
  id: id('hst'),
  eventId: id('evt'),
  employerId: id('emp'),
  employerUserId: id('eus'),
  personId: id('per'),
  bookingMode: z.enum(bookingModes),
  open: z.boolean(),
})
export type HostState = z.infer<typeof host>
export const { availabilityOpened, availabilityChanged } = contractsOf({
  service: 'scheduling',
  aggregate: 'host',
  version: 1,
  data: host,
  example: {
    id: exampleId('hst'),
    eventId: exampleId('evt'),
    employerId: exampleId('emp'),
    employerUserId: exampleId('eus'),
    personId: exampleId('per'),
    bookingMode: 'SELECTIVE',
    open: true,
  },
  facts: ['availabilityOpened', 'availabilityChanged'],
})

const interview = z.object({
  id: id('itv'),
  /** Null for an interview planned outside an event. */
  eventId: id('evt').nullable(),
  eventName: z.string().nullable(),
  hostId: id('hst').nullable(),
  employerId: id('emp'),
  companyName: z.string(),
  jobId: id('job').nullable(),
  candidateId: id('cnd'),
  talent: id('per'),
  talentName: z.string(),
  recruiter: id('per'),
  recruiterName: z.string(),
  kind: z.enum(['JOB']),
  /** How it came to be: a request, a direct booking, or planned by a recruiter outside an event. */
  origin: z.enum(['REQUEST', 'BOOKING', 'PLANNED']),
  sentBy: z.enum(['TALENT', 'RECRUITER']),
  status: z.enum(interviewStatuses),
  message: z.string().nullable(),
  /** Set while CONFIRMED, and kept afterwards. Half-open: it ends before `endsAt`. */
  slot: z.object({ startsAt: instant, endsAt: instant }).nullable(),
  /** The zone in which the parties read the slot: the event's. */
  timeZone: z.string(),
  /** iCalendar SEQUENCE (RFC 5545 §3.8.7.4): 0 at the first confirmation, one more for each change of time or state after it. */
  sequence: z.number().int().nonnegative(),
  /** Who made this change. Null when time did, as when an interview is completed. */
  changedBy: id('per').nullable(),
  changedAt: instant,
  /** Why it was rejected or cancelled, in that person's words. */
  reason: z.string().nullable(),
})
export type InterviewState = z.infer<typeof interview>
export const {
  interviewRequested,
  interviewAccepted,
  interviewRejected,
  interviewPlanned,
  interviewConfirmed,
  interviewRescheduled,
  interviewCancelled,
  interviewCompleted,
} = contractsOf({
  service: 'scheduling',
  aggregate: 'interview',
  version: 1,
  data: interview,
  example: {
    id: exampleId('itv'),
    eventId: exampleId('evt'),
    eventName: 'Forum des entreprises',
    hostId: exampleId('hst'),
    employerId: exampleId('emp'),
    companyName: 'Cosling',
    jobId: null,
    candidateId: exampleId('cnd'),
    talent: 'per_01ja0000000000000000000001',
    talentName: 'Inès Marchand',
    recruiter: exampleId('per'),
    recruiterName: 'Camille Roux',
    kind: 'JOB',
    origin: 'REQUEST',
    sentBy: 'TALENT',
    status: 'CONFIRMED',
    message: 'Votre équipe d’optimisation m’intéresse.',
    slot: { startsAt: '2026-12-03T09:00:00.000Z', endsAt: '2026-12-03T09:20:00.000Z' },
    timeZone: 'Europe/Paris',
    sequence: 0,
    changedBy: exampleId('per'),
    changedAt: '2026-11-20T14:00:00.000Z',
    reason: null,
  },
  facts: [
    'interviewRequested',
    'interviewAccepted',
    'interviewRejected',
    'interviewPlanned',
    'interviewConfirmed',
    'interviewRescheduled',
    'interviewCancelled',
    'interviewCompleted',
  ],
})
