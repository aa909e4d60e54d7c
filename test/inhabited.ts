import type { TestPerson } from '@passerelle/testkit'
import { createTransport } from 'nodemailer'
import { act } from './act.ts'
import type { Network } from './network.ts'

const permissions = [
  'SCHOOL_SETTINGS',
  'APPROVE_EMPLOYERS',
  'APPROVE_JOBS',
  'MANAGE_EVENTS',
  'MANAGE_CANDIDATES',
  'MANAGE_MATCHES',
] as const
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A house in which at least one of everything has happened: a school, a company, a job, a fair, interviews, mails. */
export async function inhabit(
  network: Network,
): Promise<{ recruiter: TestPerson; candidate: TestPerson; hostId: string }> {
  const staff = await network.as('helene@example.org', { name: 'Hélène Garnier' })
  const recruiter = await network.as('camille@example.org', { name: 'Camille Roux' })
  const candidate = await network.as('ines@example.org', { name: 'Inès Marchand' })
  const schoolId = await register(network, 'École Rive Gauche', 'Paris', 'helene@example.org')
  const employerId = await approvedEmployer(recruiter, staff, schoolId)
  const jobId = await jobs(recruiter, staff, { employerId, schoolId })
  await network.settle()
  const { eventId, hostId } = await fair(network, recruiter, staff, { employerId, schoolId })
  const person = { firstName: 'Inès', lastName: 'Marchand', email: 'ines@example.org', birthDate: '2003-05-17' }
  const candidates = [{ ...person, campaign: '2026-2027', programme: 'Informatique', level: 'EQF_7', profile }]
  const enrolled = await act(staff, 'enrolCandidates', 'CandidatesEnrolled { results { ... on Candidate { id } } }', {
    schoolId,
    candidates,
  })
  const [{ id: candidateId }] = enrolled.results
  await candidate.query('{ me { id } }')
  await network.settle()
  const opened = { candidateId, parts: ['SKILLS'], audience: 'ACQUAINTED' }
  await act(candidate, 'setProfileAudience', 'Candidate { id }', opened)
  await act(candidate, 'registerForEvent', 'Registration { id }', { eventId })
  await network.settle()
  await interviews(candidate, { eventId, hostId })
  await network.settle()
  await replyByMail(network, 'ines@example.org')
  const { id: matchId } = await act(staff, 'proposeMatch', 'Match { id }', { candidateId, jobId })
  await network.settle()
  await act(candidate, 'answerOffer', 'Match { id }', { matchId, accept: true })
  await conversation(recruiter, candidate)
  await colleagues(staff, schoolId)
  await act(staff, 'createApiKey', 'ApiKeyCreated { secret }', {
    schoolId,
    name: 'Portal',
    scopes: ['READ_CANDIDATES'],
  })
  await network.settle()
  return { recruiter, candidate, hostId }
}

export function register(network: Network, name: string, city: string, email: string): Promise<string> {
  const staff = [{ email, name: email, permissions: [...permissions] }]
  return network.registerSchool({ name, city, timeZone: 'Europe/Paris', staff })
}

/** What the school knows of the candidate. */
const profile = {
  presentation: 'Je cherche une équipe.',
  skills: ['SQL', 'Python'],
  languages: [{ language: 'en', level: 'B2' }],
  places: ['Lyon'],
  availableFrom: '2027-02-01',
  rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
  documents: [{ kind: 'CV', name: 'CV', url: 'https://example.org/cv.pdf' }],
}

/** One who stays, and one who has left. */
async function colleagues(staff: TestPerson, schoolId: string): Promise<void> {
  const added = 'StaffMember { person { id } }'
  const take = (name: string, email: string) =>
    act(staff, 'addStaffMember', added, { schoolId, name, email, permissions: ['APPROVE_JOBS'] })
  await take('Karim Haddad', 'karim@example.org')
  const { person } = await take('Nora Blin', 'nora@example.org')
  await act(staff, 'removeStaffMember', 'School { id }', { schoolId, personId: person.id })
}

async function approvedEmployer(recruiter: TestPerson, staff: TestPerson, schoolId: string): Promise<string> {
  const company = {
    name: 'Atelier Boréal',
    registrationNumber: '73282932000074',
    city: 'Nantes',
    title: 'Directrice',
    website: 'https://boreal.example.org/',
    industry: 'Software',
    size: 'UP_TO_49',
  }
  const { id: employerId } = await act(recruiter, 'registerEmployer', 'Employer { id }', company)
  const { id: approvalId } = await act(recruiter, 'requestApproval', 'Approval { id }', { employerId, schoolId })
  await act(staff, 'approveEmployer', 'Approval { id }', { approvalId })
  return employerId
}

async function jobs(recruiter: TestPerson, staff: TestPerson, at: { employerId: string; schoolId: string }) {
  const text = { title: 'Ingénieure logiciel', description: 'À Nantes.', kind: 'PERMANENT' }
  const terms = {
    ...{ startsOn: day(60), hoursPerWeek: 35, remote: 'PARTLY', levels: ['EQF_7'], skills: ['SQL'] },
    pay: { from: 38_000, to: 42_000, per: 'YEAR' },
    languages: [{ language: 'en', level: 'B2' }],
    tutor: { name: 'Nina Petit', position: 'Directrice' },
  }
  const input = { employerId: at.employerId, schoolIds: [at.schoolId], ...text, terms }
  const posted = await act(recruiter, 'postJob', 'Job { reviews { id } }', input)
  const [review] = posted.reviews
  const reasons = { reasons: ['PAY_STRUCTURE'], comment: 'Précisez la part fixe.' }
  await act(staff, 'declineJob', 'JobReview { id }', { jobReviewId: review.id, ...reasons })
  const second = await act(recruiter, 'postJob', 'Job { id reviews { id } }', { ...input, title: 'Data engineer' })
  const [other] = second.reviews
  await act(staff, 'approveJob', 'JobReview { id }', { jobReviewId: other.id })
  return second.id
}

async function fair(
  network: Network,
  recruiter: TestPerson,
  staff: TestPerson,
  { employerId, schoolId }: { employerId: string; schoolId: string },
) {
  const days = [{ date: day(30), opensAt: '09:00', closesAt: '12:00' }]
  const format = { name: 'Forum', timeZone: 'Europe/Paris', days, durations: [20], requestPolicy: 'BOTH' }
  const { id: eventId } = await act(staff, 'createEvent', 'Event { id }', {
    schoolId,
    ...format,
    creditsPerParticipant: 3,
  })
  await act(staff, 'publishEvent', 'Event { id }', { eventId })
  await network.settle()
  await act(recruiter, 'openBooth', 'Booth { id }', { eventId, employerId })
  await network.settle()
  const calendar = { eventId, days: [{ date: day(30) }], bookingMode: 'DIRECT', idealCandidate: 'Curieuse ou curieux.' }
  const host = await act(recruiter, 'openAvailability', 'Host { id }', calendar)
  return { eventId, hostId: host.id }
}

async function interviews(candidate: TestPerson, { eventId, hostId }: { eventId: string; hostId: string }) {
  const slots = 'query ($id: ID!) { event(id: $id) { hosts { edges { node { slots { startsAt } } } } } }'
  const { event } = await candidate.query(slots, { id: eventId })
  const { startsAt } = event.hosts.edges[0].node.slots[0]
  await act(candidate, 'bookSlot', 'Interview { id }', { hostId, startsAt, message: 'Bonjour !' })
}

/** Asked for outside the fair, and not answered yet. */
async function conversation(recruiter: TestPerson, candidate: TestPerson): Promise<void> {
  const terms = { topics: ['Le métier'], languages: ['fr'], perMonth: 3, customQuestion: 'Pourquoi moi ?' }
  const { id: offerId } = await act(recruiter, 'offerInformationalInterviews', 'InformationalOffer { id }', terms)
  const wish = { whyThisCompany: 'Vos travaux.', answer: 'Vos articles.' }
  await act(candidate, 'requestInformationalInterview', 'Interview { id }', { offerId, ...wish })
}

/** Writes to the address that the invitation gave, where the house takes such mails in. */
async function replyByMail(network: Network, from: string): Promise<void> {
  const port = network.services.notifications.inboundPort
  if (port === null) return
  const invitation = network.mails().find(({ to, calendar }) => to.includes(from) && calendar)
  // Lines of an iCalendar object are folded (RFC 5545, 3.1).
  const [, address] = /mailto:(reply\+[^\s"]+)/.exec(invitation!.calendar!.text.replace(/\r?\n /g, '')) ?? []
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  await transport.sendMail({ from, to: address, subject: 'Re: Entretien', text: 'Je viendrai avec mon portfolio.' })
  transport.close()
  await network.settle()
}
