import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { impersonal, personal } from './personal-data.ts'
import { place } from './place.ts'
import { exampleId, id, instant, talentId, timeZone } from './values.ts'

/** How a host's slots are taken: at once, or after an accepted request. More modes may come. */
export const bookingModes = ['DIRECT', 'SELECTIVE'] as const
/** An informational interview is a conversation: it needs no job and promises none. */
export const interviewKinds = ['JOB', 'INFORMATIONAL'] as const
export const interviewStatuses = [
  'REQUESTED',
  'IN_SCHEDULING',
  'CONFIRMED',
  'COMPLETED',
  'REJECTED',
  'CANCELLED',
] as const

/**
 * What takes an interview away that neither of the two has cancelled: its fair is called off, or has another day or length
 * now; the company has left the fair, or the talent is registered no more; or the recruiter has left the company, and nobody
 * has taken the interview over in time; or a candidate has signed in and turned out to have something else at that time; or the
 * school has declined the company, and what had no time ended with that, or the school cancelled what stood.
 */
export const cancellationCauses = [
  'EVENT_CANCELLED',
  'EVENT_CHANGED',
  'BOOTH_CLOSED',
  'REGISTRATION_CANCELLED',
  'RECRUITER_LEFT',
  'DOUBLE_BOOKED',
  'EMPLOYER_DECLINED',
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

/**
 * For how many days behind the end of an interview one may say that somebody did not come: whoever hears of it at the end of a
 * working week still answers, and what a match has come to does not change for ever.
 */
export const daysToReportNoShow = 7

const side = z.enum(['TALENT', 'RECRUITER'])

/** A side that is said not to have come. */
const noShow = z.object({
  side,
  /** For which side it was reported; null when the school did. */
  by: side.nullable(),
  /** Who reported it. */
  personId: id('per'),
  at: instant,
})
export type NoShow = z.infer<typeof noShow>

const interview = z.object({
  id: id('itv'),
  /** Null for an interview planned outside an event. */
  eventId: id('evt').nullable(),
  eventName: impersonal(z.string()).nullable(),
  hostId: id('hst').nullable(),
  employerId: id('emp'),
  companyName: impersonal(z.string()),
  jobId: id('job').nullable(),
  candidateId: id('cnd'),
  /** The candidate's file until somebody has signed in as the candidate (`interviewTalentLinked`), the person from then on. */
  talent: talentId,
  talentName: personal(z.string()),
  recruiter: id('per'),
  recruiterName: personal(z.string()),
  /** The colleague who planned it for the recruiter, and need not take part; null or missing where nobody did. */
  plannedBy: id('per').nullable().optional(),
  plannedByName: personal(z.string()).nullable().optional(),
  /** Other people of the company who take part, besides the recruiter. Their time is taken too. */
  interviewers: z.array(z.object({ personId: id('per'), name: personal(z.string()) })),
  /** The match whose accepted appointment this is. */
  matchId: id('mch').nullable(),
  kind: z.enum(interviewKinds),
  /** A request (at an event, or outside one by an offer), a direct booking, planned by a recruiter outside an event, or the accepted appointment of a match. */
  origin: z.enum(['REQUEST', 'BOOKING', 'PLANNED', 'MATCH']),
  sentBy: z.enum(['TALENT', 'RECRUITER']),
  status: z.enum(interviewStatuses),
  message: personal(z.string()).nullable(),
  /** Set while CONFIRMED, and kept afterwards. Half-open: it ends before `endsAt`. */
  slot: z.object({ startsAt: instant, endsAt: instant }).nullable(),
  /** From what somebody of a company offers outside events it was asked for; null or missing otherwise. */
  offerId: id('ifo').nullable().optional(),
  /** The company was asked, and has not named anybody yet: the recruiter answers for it. Missing in facts from before companies were asked. */
  asksCompany: z.boolean().optional(),
  /** The times among which the talent chooses outside events, as they were proposed last; missing in facts from before there were any. */
  proposedTimes: z.array(z.object({ startsAt: instant, endsAt: instant })).optional(),
  /** The zone in which the parties read the slot: the event's, or the recruiter's outside one. */
  timeZone,
  /** iCalendar SEQUENCE (RFC 5545 §3.8.7.4): 0 at the first confirmation, one more for each change of time, state, interviewers or place after it. */
  sequence: z.number().int().nonnegative(),
  /** Who made this change. Null when time did, as when an interview is completed. */
  changedBy: id('per').nullable(),
  changedAt: instant,
  /** Why it was rejected or cancelled, or no proposed time suits, in that person's words. */
  reason: personal(z.string()).nullable(),
  /** What took it away; null or missing while it stands, and where one of the two cancelled it. */
  cancellationCause: z.enum(cancellationCauses).nullable().optional(),
  /** Where it takes place; missing in facts from before interviews had a place: our room. */
  place: place.optional(),
  /** Who is said not to have come, in the order of the reports; missing in facts from before that could be said. */
  noShows: z.array(noShow).optional(),
})
export type InterviewState = z.infer<typeof interview>
const interviewContracts = contractsOf({
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
    plannedBy: null,
    plannedByName: null,
    interviewers: [],
    matchId: null,
    kind: 'JOB',
    origin: 'REQUEST',
    sentBy: 'TALENT',
    status: 'CONFIRMED',
    message: 'Votre équipe d’optimisation m’intéresse.',
    slot: { startsAt: '2026-12-03T09:00:00.000Z', endsAt: '2026-12-03T09:20:00.000Z' },
    offerId: null,
    asksCompany: false,
    proposedTimes: [],
    timeZone: 'Europe/Paris',
    sequence: 0,
    changedBy: exampleId('per'),
    changedAt: '2026-11-20T14:00:00.000Z',
    reason: null,
    cancellationCause: null,
    place: { kind: 'ROOM', address: null, room: null, phone: null, caller: null, link: null },
    noShows: [],
  },
  facts: [
    'interviewRequested',
    'interviewAccepted',
    'interviewTimesProposed',
    'interviewTimesRefused',
    'interviewRejected',
    'interviewPlanned',
    'interviewConfirmed',
    'interviewRescheduled',
    'interviewReassigned',
    'interviewRelocated',
    'interviewerLeft',
    'interviewTalentLinked',
    'interviewCancelled',
    'interviewCompleted',
    'interviewNoShowReported',
    'interviewNoShowWithdrawn',
  ],
})
export const {
  interviewRequested,
  interviewAccepted,
  interviewTimesProposed,
  interviewTimesRefused,
  interviewRejected,
  interviewPlanned,
  interviewConfirmed,
  interviewRescheduled,
  interviewReassigned,
  interviewRelocated,
  interviewerLeft,
  interviewTalentLinked,
  interviewCancelled,
  interviewCompleted,
  interviewNoShowReported,
  interviewNoShowWithdrawn,
} = interviewContracts
/** Every fact of an interview. */
export const interviewFacts = Object.values(interviewContracts)

const informationalOffer = z.object({
  id: id('ifo'),
  employerId: id('emp'),
  /** Who is met; of a company's own offer who answers for it. */
  employerUserId: id('eus'),
  personId: id('per'),
  /** The company is asked, and names somebody. */
  forCompany: z.boolean(),
  /** BCP 47 tags. */
  languages: z.array(impersonal(z.string())),
  /** How many requests a month it takes. */
  perMonth: z.int().positive(),
  open: z.boolean(),
  /** It is withdrawn because that user has left the company. */
  left: z.boolean().optional(),
})
export type InformationalOfferState = z.infer<typeof informationalOffer>
const informationalOfferContracts = contractsOf({
  service: 'scheduling',
  aggregate: 'informational-offer',
  version: 1,
  data: informationalOffer,
  example: {
    id: exampleId('ifo'),
    employerId: exampleId('emp'),
    employerUserId: exampleId('eus'),
    personId: exampleId('per'),
    forCompany: false,
    languages: ['fr', 'en'],
    perMonth: 2,
    open: true,
    left: false,
  },
  facts: ['informationalOfferMade', 'informationalOfferChanged', 'informationalOfferWithdrawn'],
})
/** Somebody of a company, or the company, is to be met for informational interviews outside events. What they write about it stays with its owner. */
export const { informationalOfferMade, informationalOfferChanged, informationalOfferWithdrawn } =
  informationalOfferContracts

const appointment = z.object({
  matchId: id('mch'),
  round: z.number().int().positive(),
  /** When it was to be; of one that became an interview, when that stood last. */
  startsAt: instant,
  endsAt: instant,
  /** Whose time was taken meanwhile; empty where that is not why. */
  busy: z.array(talentId),
  /** When its interview was held or cancelled, or that was said which this tells of; missing where none came of it. */
  at: instant.optional(),
  /** Who cancelled its interview, and for which side; null or missing when neither side did, or it was not. */
  cancelledBy: z
    .object({ side: z.enum(['CANDIDATE', 'COMPANY']), personId: id('per') })
    .nullable()
    .optional(),
  /** The report of a no-show that this tells of, made or withdrawn; null or missing when it tells of none. */
  noShow: z
    .object({
      absent: z.enum(['CANDIDATE', 'COMPANY']),
      /** For whom it was reported, or withdrawn, and by which person. */
      by: z.enum(['CANDIDATE', 'COMPANY', 'SCHOOL']),
      personId: id('per'),
      withdrawn: z.boolean(),
    })
    .nullable()
    .optional(),
})
export type AppointmentOutcome = z.infer<typeof appointment>
/**
 * What has become of the accepted appointment of a match: its time was taken meanwhile and no interview came of it, or the
 * interview that it became was held, missed by a side, or cancelled. One of these for each round, but for those that are told
 * again, in order, as no-shows are reported and withdrawn after the end: missed while one is reported, else held.
 */
export const { appointmentClashed, appointmentHeld, appointmentMissed, appointmentCancelled } = contractsOf({
  service: 'scheduling',
  aggregate: 'appointment',
  version: 1,
  data: appointment,
  example: {
    matchId: exampleId('mch'),
    round: 1,
    startsAt: '2026-12-07T09:00:00.000Z',
    endsAt: '2026-12-07T09:45:00.000Z',
    busy: [exampleId('per')],
  },
  facts: ['appointmentClashed', 'appointmentHeld', 'appointmentMissed', 'appointmentCancelled'],
})

const callOff = z.object({
  eventId: id('evt'),
  cause: z.enum(cancellationCauses),
  /** The company whose booth was closed; null for every other cause. */
  employerId: id('emp').nullable(),
  /** How many confirmed interviews it took away, each of which is told of by itself. */
  interviews: z.number().int().positive(),
})
export type CallOff = z.infer<typeof callOff>
/** What happened to an event, a booth or a registration took confirmed interviews away. It has the id of that, and its version. */
export const { interviewsCalledOff } = contractsOf({
  service: 'scheduling',
  aggregate: 'call-off',
  version: 1,
  data: callOff,
  example: { eventId: exampleId('evt'), cause: 'EVENT_CHANGED', employerId: null, interviews: 12 },
  facts: ['interviewsCalledOff'],
})

const leftStanding = z.object({
  /** That of the approval. */
  id: id('apr'),
  schoolId: id('sch'),
  employerId: id('emp'),
  /** How many of its interviews are confirmed and still to come there. */
  interviews: z.number().int().positive(),
})
export type LeftStanding = z.infer<typeof leftStanding>
/** A school has declined a company that has interviews there, about which the school decides. It has the version of the approval, too. */
export const { interviewsLeftStanding } = contractsOf({
  service: 'scheduling',
  aggregate: 'standing-interviews',
  version: 1,
  data: leftStanding,
  example: { id: exampleId('apr'), schoolId: exampleId('sch'), employerId: exampleId('emp'), interviews: 3 },
  facts: ['interviewsLeftStanding'],
})
