/** A school with approved jobs, their contacts and candidates, and what all of them do with a match. */
import {
  type AppointmentOutcome,
  type appointmentHeld,
  type Contract,
  employerRegistered,
  employerUserAdded,
  interviewConfirmed,
  jobApproved,
  personRegistered,
  schoolRegistered,
} from '@passerelle/contracts'
import {
  type CandidateId,
  type EmployerId,
  type EmployerUserId,
  type JobId,
  newId,
  type PersonId,
  type SchoolId,
} from '@passerelle/kernel'
import { settle, type TestClaims } from '@passerelle/testkit'
import { type School, say, signsIn, somebody, staffOf } from './school.ts'

export type Contact = TestClaims & { user: EmployerUserId; sub: PersonId }
export type Link = 'VIEW_CANDIDATE' | 'VIEW_JOB' | 'ACCEPT_CANDIDATE' | 'REFUSE_CANDIDATE'

export const schoolId = newId('sch')
export const staff = { ...staffOf(schoolId, 'MANAGE_MATCHES', 'MANAGE_CANDIDATES'), sub: newId('per') }

/** The school and its staff, known by name. */
export async function namedSchool(school: School, id: SchoolId = schoolId, name = 'École Rive Gauche'): Promise<void> {
  await school.rest.says(schoolRegistered, { ...schoolRegistered.example, id, name })
  await named(school, staff.sub, 'Benoît Martin')
}

export function named(school: School, id: PersonId, name: string): Promise<void> {
  const email = `${id}@example.org`
  return school.rest.says(personRegistered, { ...personRegistered.example, id, name, email })
}

/** A company with a job that the schools have approved, posted by its contact. */
export async function company(school: School, approvedAt: readonly SchoolId[] = [schoolId], name = 'Cosling') {
  const employerId = newId('emp')
  const contact = await colleague(school, employerId, 'Camille Roux')
  await school.rest.says(employerRegistered, { ...employerRegistered.example, id: employerId, name })
  const job = await post(school, { employerId, postedBy: contact.sub, approvedAt })
  return { employerId, contact, job }
}

/** @param approvedAt the schools that have approved it */
export async function post(
  school: School,
  {
    employerId,
    postedBy,
    approvedAt,
    title = 'Ingénieure logiciel',
  }: { employerId: EmployerId; postedBy: PersonId; approvedAt: readonly SchoolId[]; title?: string },
): Promise<JobId> {
  const [id, review] = [newId('job'), jobApproved.example.reviews[0]!]
  const reviews = approvedAt.map((at) => ({ ...review, id: newId('jrv'), schoolId: at, state: 'APPROVED' as const }))
  await school.rest.says(jobApproved, { ...jobApproved.example, id, employerId, title, postedBy, reviews })
  return id
}

export async function colleague(school: School, employerId: EmployerId, name = 'Léa Petit'): Promise<Contact> {
  const [user, sub] = [newId('eus'), newId('per')]
  await named(school, sub, name)
  await school.rest.says(employerUserAdded, { id: user, employerId, personId: sub, role: 'RECRUITER', active: true })
  return { sub, user, employers: [{ employer: employerId, user, role: 'RECRUITER' }] }
}

/** Enrolled, and signed in unless told otherwise. */
export async function candidate(school: School, { signedIn = true, at = schoolId } = {}) {
  const details = somebody()
  const who = at === schoolId ? staff : staffOf(at, 'MANAGE_CANDIDATES')
  const { id, name } = await say(school, who, 'enrolCandidate', { schoolId: at, ...details })
  const sub = newId('per')
  if (signedIn) await signsIn(school, { id: sub, email: details.email })
  await settle(school.service)
  return {
    id: id as CandidateId,
    name: name as string,
    email: details.email,
    sub,
    candidates: [{ candidate: id, school: at }],
  }
}

/** The contact as they come by one of the links of the mail. */
export const byLink = (contact: { sub: PersonId }, matchId: string, act: Link): TestClaims => ({
  sub: contact.sub,
  link: { subject: matchId, act },
})

export const whole = `id state remindedAt schoolName jobTitle companyName contactName proposedAt viewerActions
  school { id } job { id } employer { id } contact { id } proposedBy { id } candidate { id name } interview { id }
  documents { kind name url } offerAnswer { value at comment } companyAnswer { value at comment }
  appointment { round startsAt endsAt place } appointmentAnswer { value at comment }
  journal(first: 100) { nodes { number at subject action value author { id } authorName onBehalf channel comment withdraws absent
    appointment { round startsAt endsAt place } } }`

const refusals = '... on Refusal { __typename code message }'
const inputs = {
  proposeMatch: '... on AlreadyMatched { match { id } }',
  answerOffer: '... on AlreadyMatched { match { id } } ... on DecisionClosed { state }',
  acceptCandidate: '... on AlreadyMatched { match { id } } ... on DecisionClosed { state }',
  refuseCandidate: '... on DecisionClosed { state }',
  answerAppointment:
    '... on AppointmentChanged { appointment { round startsAt endsAt } } ... on DecisionClosed { state }',
  remindContact: '... on DecisionClosed { state }',
  stepBack: '... on AlreadyMatched { match { id } } ... on DecisionClosed { state }',
  endMatch: '... on DecisionClosed { state }',
}

/** @returns the match, or the refusal with its `code` */
export async function does(school: School, who: TestClaims, what: keyof typeof inputs, input: Record<string, unknown>) {
  const type = `${what[0]!.toUpperCase()}${what.slice(1)}Input`
  const document = `mutation ($input: ${type}!) { result: ${what}(input: $input) {
    ... on Match { ${whole} } ${inputs[what]} ${refusals} } }`
  return (await school.api.as(who).query(document, { input })).result
}

/** What the viewer reads of a match, by query and by reference, which must be the same. */
export async function readMatch(school: School, who: TestClaims, id: string, fields = whole) {
  const { match } = await school.api.as(who).query(`query ($id: ID!) { match(id: $id) { ${fields} } }`, { id })
  const reference = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Match { ${fields} } } }`
  const { _entities } = await school.api.as(who).query(reference, { r: [{ __typename: 'Match', id }] })
  if (JSON.stringify(_entities) !== JSON.stringify([match])) throw new Error('The reference reads otherwise.')
  return match
}

/** A match that is proposed, and on request accepted by its candidate, with everybody it concerns. */
export async function matched(school: School, { accepted = true, signedIn = true } = {}) {
  const { employerId, contact, job } = await company(school)
  const talent = await candidate(school, { signedIn })
  const match = await does(school, staff, 'proposeMatch', { candidateId: talent.id, jobId: job })
  const who = signedIn ? talent : staff
  if (accepted) await does(school, who, 'answerOffer', { matchId: match.id, accept: true })
  return { id: match.id as string, employerId, contact, job, talent }
}

/** When the interview of an agreed match is. */
export const slot = { startsAt: '2026-12-07T09:00:00.000Z', endsAt: '2026-12-07T09:45:00.000Z' }

/** A match whose appointment the candidate has accepted. */
export async function agreedMatch(school: School) {
  const one = await matched(school)
  await does(school, one.contact, 'acceptCandidate', { matchId: one.id, startsAt: slot.startsAt })
  await does(school, one.talent, 'answerAppointment', { matchId: one.id, round: 1, accept: true })
  return one
}

/** What scheduling says that has become of its interview. */
export async function hearsOf(
  school: School,
  { id }: { id: string },
  fact: typeof appointmentHeld,
  more: Partial<AppointmentOutcome>,
): Promise<void> {
  const matchId = id as `mch_${string}`
  const outcome = { id: matchId, matchId, round: 1, ...slot, busy: [], cancelledBy: null, ...more }
  await school.rest.says(fact as Contract<AppointmentOutcome & { id: string }>, outcome)
  await settle(school.service)
}

/** What scheduling says of the interview that an appointment became. */
export async function becomesInterview(
  school: School,
  match: { id: string },
  data: { candidateId: CandidateId; employerId: EmployerId },
) {
  const id = newId('itv')
  const interview = {
    ...interviewConfirmed.example,
    ...data,
    id,
    matchId: match.id as `mch_${string}`,
    origin: 'MATCH' as const,
  }
  await school.rest.says(interviewConfirmed, interview)
  await settle(school.service)
  return id
}
