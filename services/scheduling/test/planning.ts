/** Candidates, colleagues and matches: whom one meets outside a fair. */
import {
  appointmentAnswered,
  candidateEnrolled,
  candidateLinked,
  employerUserAdded,
  employerUserRemoved,
  jobPosted,
  type MatchState,
  matchCandidateLinked,
  personRegistered,
} from '@passerelle/contracts'
import { type CandidateId, type EmployerId, newId, type PersonId } from '@passerelle/kernel'
import type { TestClaims } from '@passerelle/testkit'
import { type Fair, openDay, personState, school } from './fair.ts'

/** A candidate of the school; linked to a person unless that is null; at the open day, where companies are, unless told otherwise. */
export async function enrolled(fair: Fair, personId: PersonId | null = newId('per'), acquainted = true) {
  const id = newId('cnd')
  const state = { id, schoolId: school, personId, firstName: 'Inès', lastName: 'Marchand', email: `${id}@example.org` }
  await fair.rest.says(personId ? candidateLinked : candidateEnrolled, state)
  const talent = { sub: personId ?? newId('per'), name: 'Inès Marchand', candidates: [{ candidate: id, school }] }
  if (acquainted) await fair.registers({ id: openDay }, talent)
  await fair.settled()
  return { ...talent, sub: personId!, candidateId: id }
}

/** Somebody signs in as a candidate of whom no person was known. */
export async function signsIn(fair: Fair, candidateId: CandidateId, personId = newId('per')) {
  const name = { firstName: 'Inès', lastName: 'Marchand' }
  await fair.rest.says(candidateLinked, { id: candidateId, schoolId: school, personId, ...name, email: null })
  return { sub: personId, candidates: [{ candidate: candidateId, school }] }
}

type Role = 'REPRESENTATIVE' | 'RECRUITER'

/** Another user of a company. @param person somebody who works there under another id already */
export async function colleague(fair: Fair, employer: EmployerId, name: string, role: Role = 'REPRESENTATIVE') {
  const [sub, user] = [newId('per'), newId('eus')]
  await fair.rest.says(personRegistered, personState(sub, name))
  await hired(fair, { id: user, employerId: employer, personId: sub, role })
  return { sub, name, employers: [{ employer, user, role }], employer, user }
}

type User = Pick<typeof employerUserAdded.example, 'id' | 'employerId' | 'personId' | 'role'>

export async function hired(fair: Fair, user: User, active = true) {
  const state = { ...employerUserAdded.example, ...user, active }
  await fair.rest.says(active ? employerUserAdded : employerUserRemoved, state)
  await fair.settled()
}

/** A job of the company, as employers tells of it. */
export async function posted(fair: Fair, employerId: EmployerId) {
  const id = newId('job')
  await fair.rest.says(jobPosted, { ...jobPosted.example, id, employerId })
  await fair.settled()
  return id
}

/** A match whose appointment the candidate accepts, as matchmaking tells it. */
export function acceptedMatch(changes: Partial<MatchState> = {}): MatchState {
  const talent = changes.candidatePersonId === undefined ? newId('per') : changes.candidatePersonId
  return {
    ...appointmentAnswered.example,
    id: newId('mch'),
    candidateId: newId('cnd'),
    candidatePersonId: talent,
    contactPersonId: newId('per'),
    contactUserId: newId('eus'),
    employerId: newId('emp'),
    jobId: newId('job'),
    state: 'APPOINTMENT_ACCEPTED',
    change: {
      subject: 'CANDIDATE',
      author: talent,
      channel: 'INTERFACE',
      comment: null,
      at: '2026-11-22T08:59:00.000Z',
    },
    ...changes,
  }
}

export async function answered(fair: Fair, ...matches: MatchState[]) {
  await Promise.all(matches.map((match) => fair.rest.says(appointmentAnswered, match)))
  await fair.settled()
}

export async function linked(fair: Fair, match: MatchState) {
  await fair.rest.says(matchCandidateLinked, match)
  await fair.settled()
}

const agendaOf = `{ myAgenda(first: 100) { totalCount edges { node {
  id kind origin status slot { startsAt endsAt } match { id } viewerSide viewerActions } } } }`

// biome-ignore lint/suspicious/noExplicitAny: it has whatever the operation selects
export async function agenda(fair: Fair, who: TestClaims): Promise<any[]> {
  const { myAgenda } = await fair.api.as(who).query(agendaOf)
  const nodes = myAgenda.edges.map(({ node }: { node: unknown }) => node)
  if (nodes.length !== myAgenda.totalCount) throw new Error(`The total is ${myAgenda.totalCount}, not ${nodes.length}.`)
  return nodes
}
