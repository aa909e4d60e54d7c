import { z } from 'zod'
import { contractsOf } from './contract.ts'
import { jobKinds, jobTerms } from './fit/terms.ts'
import { impersonal, personal } from './personal-data.ts'
import { exampleId, id, instant, language, mailAddress, timeZone } from './values.ts'

export const staffPermissions = [
  'SCHOOL_SETTINGS',
  'APPROVE_EMPLOYERS',
  'APPROVE_JOBS',
  'MANAGE_EVENTS',
  'MANAGE_CANDIDATES',
  'MANAGE_MATCHES',
] as const
/** What an API key of a school may be made for. */
export const apiKeyScopes = ['FEED', 'READ_EVENTS', 'READ_CANDIDATES'] as const
export type ApiKeyScope = (typeof apiKeyScopes)[number]
/** What an employer user may do, from least to most. */
export const employerRoles = ['REPRESENTATIVE', 'RECRUITER', 'ADVANCED_RECRUITER', 'SOURCER', 'ADMIN', 'OWNER'] as const
/** What an approval at a school lets an employer do. */
export const approvalRoles = ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS', 'AUTO_APPROVE_JOBS'] as const
/** Why a school declines a job. */
export const declineReasons = [
  'PAY_STRUCTURE',
  'UPFRONT_COST',
  'NOT_ALIGNED_WITH_OFFERINGS',
  'THIRD_PARTY_RECRUITER',
  'LOCATION',
  'RESIDENTIAL_ADDRESS',
  'NEEDS_MORE_INFORMATION',
  'OTHER',
] as const

const person = z.object({
  id: id('per'),
  name: personal(z.string()),
  email: mailAddress,
  /** Whether somebody has signed in with this address, verified by the provider. */
  emailVerified: z.boolean(),
  locale: language,
  timeZone,
})
export type PersonState = z.infer<typeof person>
export const { personRegistered, personChanged } = contractsOf({
  service: 'employers',
  aggregate: 'person',
  version: 1,
  data: person,
  example: {
    id: exampleId('per'),
    name: 'Camille Roux',
    email: 'camille.roux@example.org',
    emailVerified: true,
    locale: 'fr',
    timeZone: 'Europe/Paris',
  },
  facts: ['personRegistered', 'personChanged'],
})
/** Every fact of a person. */
export const personFacts = [personRegistered, personChanged]

const school = z.object({
  id: id('sch'),
  name: impersonal(z.string()),
  city: impersonal(z.string()),
  timeZone,
  staff: z.array(
    z.object({
      personId: id('per'),
      permissions: z.array(z.enum(staffPermissions)),
      /** Since when. Not said of those who came before it was kept. */
      since: instant.optional(),
    }),
  ),
})
export type SchoolState = z.infer<typeof school>
export const { schoolRegistered, schoolChanged } = contractsOf({
  service: 'employers',
  aggregate: 'school',
  version: 1,
  data: school,
  example: {
    id: exampleId('sch'),
    name: 'École Rive Gauche',
    city: 'Paris',
    timeZone: 'Europe/Paris',
    staff: [{ personId: exampleId('per'), permissions: ['APPROVE_EMPLOYERS'], since: '2026-11-02T08:00:00.000Z' }],
  },
  facts: ['schoolRegistered', 'schoolChanged'],
})
/** Every fact of a school. */
export const schoolFacts = [schoolRegistered, schoolChanged]

const staffMember = z.object({
  schoolId: id('sch'),
  personId: id('per'),
  name: personal(z.string()),
  /** None once they work there no more. */
  permissions: z.array(z.enum(staffPermissions)),
  active: z.boolean(),
  /** Who changed it, null when the operator did. */
  by: id('per').nullable(),
  byName: personal(z.string()).nullable(),
  /** How many API keys of the school that they had made were good then. */
  apiKeys: z.int().nonnegative(),
})
export type StaffMemberState = z.infer<typeof staffMember>
/** Somebody's work for one school. */
export const { staffMemberAdded, staffPermissionsChanged, staffMemberRemoved } = contractsOf({
  service: 'employers',
  aggregate: 'staff-member',
  version: 1,
  data: staffMember,
  example: {
    schoolId: exampleId('sch'),
    personId: exampleId('per'),
    name: 'Karim Haddad',
    permissions: ['MANAGE_EVENTS'],
    active: true,
    by: exampleId('per'),
    byName: 'Hélène Garnier',
    apiKeys: 0,
  },
  facts: ['staffMemberAdded', 'staffPermissionsChanged', 'staffMemberRemoved'],
})
/** Every fact of somebody's work for a school. */
export const staffMemberFacts = [staffMemberAdded, staffPermissionsChanged, staffMemberRemoved]

const employer = z.object({
  id: id('emp'),
  name: impersonal(z.string()),
  registrationNumber: impersonal(z.string()),
  website: impersonal(z.url()).nullable(),
  city: impersonal(z.string()).nullable(),
  industry: impersonal(z.string()).nullable(),
})
export type EmployerState = z.infer<typeof employer>
export const { employerRegistered, employerChanged } = contractsOf({
  service: 'employers',
  aggregate: 'employer',
  version: 1,
  data: employer,
  example: {
    id: exampleId('emp'),
    name: 'Cosling',
    registrationNumber: '73282932000074',
    website: 'https://cosling.example.org',
    city: 'Nantes',
    industry: 'Software',
  },
  facts: ['employerRegistered', 'employerChanged'],
})
/** Every fact of an employer. */
export const employerFacts = [employerRegistered, employerChanged]

const employerUser = z.object({
  id: id('eus'),
  employerId: id('emp'),
  personId: id('per'),
  role: z.enum(employerRoles),
  active: z.boolean(),
  /** When they joined for the first time. Facts from before it was said have none. */
  joinedAt: instant.optional(),
})
export type EmployerUserState = z.infer<typeof employerUser>
export const { employerUserAdded, employerUserChanged, employerUserRemoved } = contractsOf({
  service: 'employers',
  aggregate: 'employer-user',
  version: 1,
  data: employerUser,
  example: {
    id: exampleId('eus'),
    employerId: exampleId('emp'),
    personId: exampleId('per'),
    role: 'RECRUITER',
    active: true,
    joinedAt: '2026-11-02T08:00:00.000Z',
  },
  facts: ['employerUserAdded', 'employerUserChanged', 'employerUserRemoved'],
})
/** Every fact of a company's user. */
export const employerUserFacts = [employerUserAdded, employerUserChanged, employerUserRemoved]

const ownershipSide = z.object({ userId: id('eus'), personId: id('per'), name: personal(z.string()) })
const ownership = z.object({
  /** The company's. */
  id: id('emp'),
  state: z.enum(['OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED']),
  /** Who was its owner when it was proposed. */
  from: ownershipSide,
  to: ownershipSide,
  proposedAt: instant,
})
export type OwnershipState = z.infer<typeof ownership>
/** The last proposal to hand a company over. LAPSED: whom it was made to has left, or has another role. */
export const { ownershipProposed, ownershipHandedOver, ownershipDeclined, ownershipWithdrawn, ownershipLapsed } =
  contractsOf({
    service: 'employers',
    aggregate: 'ownership',
    version: 1,
    data: ownership,
    example: {
      id: exampleId('emp'),
      state: 'OPEN',
      from: { userId: exampleId('eus'), personId: exampleId('per'), name: 'Camille Roux' },
      to: { userId: exampleId('eus'), personId: exampleId('per'), name: 'Thomas Lefebvre' },
      proposedAt: '2026-11-02T08:00:00.000Z',
    },
    facts: ['ownershipProposed', 'ownershipHandedOver', 'ownershipDeclined', 'ownershipWithdrawn', 'ownershipLapsed'],
  })
/** Every fact of a proposal to hand a company over. */
export const ownershipFacts = [
  ownershipProposed,
  ownershipHandedOver,
  ownershipDeclined,
  ownershipWithdrawn,
  ownershipLapsed,
]

const approval = z.object({
  id: id('apr'),
  schoolId: id('sch'),
  employerId: id('emp'),
  state: z.enum(['PENDING', 'APPROVED', 'DECLINED']),
  roles: z.array(z.enum(approvalRoles)),
  requestedBy: id('per'),
  requestedAt: instant,
  decidedBy: id('per').nullable(),
  decidedAt: instant.nullable(),
  /** Why it was declined, in the school's words; delivered to the employer. */
  reason: personal(z.string()).nullable(),
})
export type ApprovalState = z.infer<typeof approval>
export const { approvalRequested, employerApproved, employerDeclined, approvalRolesChanged } = contractsOf({
  service: 'employers',
  aggregate: 'approval',
  version: 1,
  data: approval,
  example: {
    id: exampleId('apr'),
    schoolId: exampleId('sch'),
    employerId: exampleId('emp'),
    state: 'APPROVED',
    roles: ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'],
    requestedBy: exampleId('per'),
    requestedAt: '2026-11-02T08:00:00.000Z',
    decidedBy: exampleId('per'),
    decidedAt: '2026-11-02T09:30:00.000Z',
    reason: null,
  },
  facts: ['approvalRequested', 'employerApproved', 'employerDeclined', 'approvalRolesChanged'],
})
/** Every fact of an approval. */
export const approvalFacts = [approvalRequested, employerApproved, employerDeclined, approvalRolesChanged]

const job = z.object({
  id: id('job'),
  employerId: id('emp'),
  title: impersonal(z.string()),
  city: impersonal(z.string()).nullable(),
  /** Missing in facts from before it was told, like the terms. */
  kind: z.enum(jobKinds).optional(),
  /** Without who looks after the newcomer: a name stays with its owner. */
  terms: jobTerms.optional(),
  postedBy: id('per'),
  duplicatedFrom: id('job').nullable(),
  /** One entry for each school that the job was posted to. */
  reviews: z.array(
    z.object({
      id: id('jrv'),
      schoolId: id('sch'),
      state: z.enum(['PENDING', 'IN_PROGRESS', 'APPROVED', 'DECLINED', 'EXPIRED', 'CLOSED']),
      reasons: z.array(z.enum(declineReasons)),
      comment: personal(z.string()).nullable(),
      /** Null while undecided, when approved automatically, and when the reviewer's name is not shown. */
      reviewer: id('per').nullable(),
    }),
  ),
  /** The review that this event is about; null when the fact concerns the job at every school. */
  reviewId: id('jrv').nullable(),
})
export type JobState = z.infer<typeof job>
export const { jobPosted, jobChanged, jobApproved, jobDeclined, jobClosed } = contractsOf({
  service: 'employers',
  aggregate: 'job',
  version: 1,
  data: job,
  example: {
    id: exampleId('job'),
    employerId: exampleId('emp'),
    title: 'Ingénieure logiciel',
    city: 'Nantes',
    kind: 'APPRENTICESHIP',
    terms: {
      startsOn: '2027-01-04',
      length: { count: 12, unit: 'MONTH' },
      rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
      pay: { from: 1250, to: 1480.5, currency: 'EUR', per: 'MONTH' },
      hoursPerWeek: 35,
      remote: 'PARTLY',
      levels: ['EQF_6', 'EQF_7'],
      languages: [{ language: 'en', level: 'B2' }],
      skills: ['TypeScript', 'SQL'],
    },
    postedBy: exampleId('per'),
    duplicatedFrom: null,
    reviews: [
      {
        id: exampleId('jrv'),
        schoolId: exampleId('sch'),
        state: 'DECLINED',
        reasons: ['PAY_STRUCTURE'],
        comment: 'Merci de préciser la rémunération.',
        reviewer: exampleId('per'),
      },
    ],
    reviewId: exampleId('jrv'),
  },
  facts: ['jobPosted', 'jobChanged', 'jobApproved', 'jobDeclined', 'jobClosed'],
})
/** Every fact of a job. */
export const jobFacts = [jobPosted, jobChanged, jobApproved, jobDeclined, jobClosed]

const access = z.object({ personId: id('per') })
/** Somebody's memberships or suspensions changed: whoever caches them forgets them. */
export const { accessChanged } = contractsOf({
  service: 'employers',
  aggregate: 'access',
  version: 1,
  data: access,
  example: { personId: exampleId('per') },
  facts: ['accessChanged'],
})

const apiKey = z.object({
  id: id('key'),
  schoolId: id('sch'),
  scopes: z.array(z.enum(apiKeyScopes)),
  createdBy: id('per'),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedBy: id('per').nullable(),
  revokedAt: instant.nullable(),
})
export type ApiKeyState = z.infer<typeof apiKey>
/** A machine of a school may come in from now on, or no more: whoever holds the key for good forgets it. Never the secret. */
export const { apiKeyCreated, apiKeyRevoked } = contractsOf({
  service: 'employers',
  aggregate: 'api-key',
  version: 1,
  data: apiKey,
  example: {
    id: exampleId('key'),
    schoolId: exampleId('sch'),
    scopes: ['FEED'],
    createdBy: exampleId('per'),
    createdAt: '2026-11-22T09:00:00.000Z',
    expiresAt: null,
    revokedBy: null,
    revokedAt: null,
  },
  facts: ['apiKeyCreated', 'apiKeyRevoked'],
})
