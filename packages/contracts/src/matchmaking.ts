import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { impersonal, personal } from './personal-data.ts'
import { exampleId, id, instant, mailAddress } from './values.ts'

const candidate = z.object({
  id: id('cnd'),
  schoolId: id('sch'),
  /** Null until somebody has signed in with the candidate's address. */
  personId: id('per').nullable(),
  firstName: personal(z.string()),
  lastName: personal(z.string()),
  /** Where they are reached until somebody has signed in as them; null from then on, and missing in facts from before it was told. */
  email: mailAddress.nullable().optional(),
  /** What they study, and the year in which they finish; null or missing where the school does not say. */
  programme: personal(z.string()).nullable().optional(),
  graduationYear: z.number().int().nullable().optional(),
})
export type CandidateState = z.infer<typeof candidate>
export const { candidateEnrolled, candidateChanged, candidateLinked } = contractsOf({
  service: 'matchmaking',
  aggregate: 'candidate',
  version: 1,
  data: candidate,
  example: {
    id: exampleId('cnd'),
    schoolId: exampleId('sch'),
    personId: exampleId('per'),
    firstName: 'Inès',
    lastName: 'Marchand',
    email: null,
    programme: 'Informatique',
    graduationYear: 2027,
  },
  facts: ['candidateEnrolled', 'candidateChanged', 'candidateLinked'],
})
/** Every fact of a candidate. */
export const candidateFacts = [candidateEnrolled, candidateChanged, candidateLinked]

export const matchStates = [
  'PROPOSED',
  'CANDIDATE_REFUSED',
  'CANDIDATE_ACCEPTED',
  'COMPANY_REFUSED',
  'APPOINTMENT_PROPOSED',
  'APPOINTMENT_ACCEPTED',
  'APPOINTMENT_DECLINED',
  'JOB_OVER',
  'INTERVIEW_HELD',
  'ENDED',
] as const
/** Where somebody acted: a link in a mail, an answer by mail, the interface, or nobody did (the house itself). */
export const matchChannels = ['MAIL', 'REPLY', 'INTERFACE', 'SYSTEM'] as const

const match = z.object({
  id: id('mch'),
  schoolId: id('sch'),
  schoolName: impersonal(z.string()),
  candidateId: id('cnd'),
  candidateName: personal(z.string()),
  /** Null until somebody has signed in as the candidate. */
  candidatePersonId: id('per').nullable(),
  jobId: id('job'),
  jobTitle: impersonal(z.string()),
  employerId: id('emp'),
  companyName: impersonal(z.string()),
  contactUserId: id('eus'),
  contactPersonId: id('per'),
  /** Of the school's staff. */
  proposedBy: id('per').optional(),
  state: z.enum(matchStates),
  /** One more whenever the company decides or its decision is taken back: names the appointment that an answer is about. */
  round: z.number().int().nonnegative(),
  /** While one is proposed or answered, and once its interview was held. Half-open. */
  appointment: z
    .object({
      startsAt: instant,
      endsAt: instant,
      /** Where, as the contact wrote it in one line; missing: in our room. */
      place: personal(z.string()).optional(),
    })
    .nullable(),
  /** The proposed or accepted appointment that this change took back or replaced by another. */
  withdrawn: z.object({ startsAt: instant, endsAt: instant }).nullable(),
  /** This change: who acted, for whom, where, and with which words. */
  change: z.object({
    subject: z.enum(['SCHOOL', 'CANDIDATE', 'COMPANY', 'SYSTEM']),
    author: id('per').nullable(),
    channel: z.enum(matchChannels),
    comment: personal(z.string()).nullable(),
    at: instant,
  }),
})
export type MatchState = z.infer<typeof match>
const matchContracts = contractsOf({
  service: 'matchmaking',
  aggregate: 'match',
  version: 1,
  data: match,
  example: {
    id: exampleId('mch'),
    schoolId: exampleId('sch'),
    schoolName: 'École Rive Gauche',
    candidateId: exampleId('cnd'),
    candidateName: 'Inès Marchand',
    candidatePersonId: 'per_01ja0000000000000000000001',
    jobId: exampleId('job'),
    jobTitle: 'Ingénieure logiciel',
    employerId: exampleId('emp'),
    companyName: 'Cosling',
    contactUserId: exampleId('eus'),
    contactPersonId: exampleId('per'),
    proposedBy: 'per_01ja0000000000000000000002',
    state: 'APPOINTMENT_PROPOSED',
    round: 1,
    appointment: { startsAt: '2026-12-07T09:00:00.000Z', endsAt: '2026-12-07T09:45:00.000Z' },
    withdrawn: null,
    change: {
      subject: 'COMPANY',
      author: exampleId('per'),
      channel: 'MAIL',
      comment: 'Au plaisir de vous rencontrer.',
      at: '2026-11-20T14:00:00.000Z',
    },
  },
  facts: [
    'matchProposed',
    'offerAnswered',
    'candidateAccepted',
    'candidateRefused',
    'appointmentAnswered',
    'appointmentWithdrawn',
    'contactReminded',
    'matchSteppedBack',
    'matchCandidateLinked',
    'matchInterviewHeld',
    'matchInterviewMissed',
    'matchInterviewCancelled',
    'matchEnded',
  ],
})
export const {
  matchProposed,
  offerAnswered,
  candidateAccepted,
  candidateRefused,
  appointmentAnswered,
  appointmentWithdrawn,
  contactReminded,
  matchSteppedBack,
  matchCandidateLinked,
  matchInterviewHeld,
  matchInterviewMissed,
  matchInterviewCancelled,
  matchEnded,
} = matchContracts
/** Every fact of a match. */
export const matchFacts = Object.values(matchContracts)
