/** A matchmaking service of its own for a test file, the people around a candidate, and what they say to it. */
import {
  boothClosed,
  boothOpened,
  candidateRegistered,
  personChanged,
  personRegistered,
  registrationCancelled,
} from '@passerelle/contracts'
import { type CandidateId, type EmployerId, newId, type PersonId, type SchoolId } from '@passerelle/kernel'
import { type Elsewhere, settle, standalone, type TestClaims } from '@passerelle/testkit'
import { entities, migrations, startMatchmaking } from '../src/index.ts'

export async function startSchool() {
  const alone = await standalone('matchmaking', { entities, migrations }, startMatchmaking)
  const { api, clock, database, rest, service, stack, statements } = alone
  /** What other services hear from now on: what was said before has left by then. */
  const hears: Elsewhere['hears'] = async (contracts) => {
    await settle(service)
    return rest.hears(contracts)
  }
  return {
    service,
    databaseUrl: database.url,
    rest,
    hears,
    api,
    statements,
    clock,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
export type School = Awaited<ReturnType<typeof startSchool>>

export const staffOf = (school: SchoolId, ...permissions: string[]): TestClaims => ({
  sub: newId('per'),
  staff: [{ school, permissions }],
})
export const userOf = (employer: EmployerId, role = 'RECRUITER'): TestClaims => ({
  sub: newId('per'),
  employers: [{ employer, user: newId('eus'), role }],
})
let count = 0
/** A candidate whom nobody has entered yet. */
export function somebody(changes: Record<string, unknown> = {}) {
  count++
  return {
    firstName: 'Inès',
    lastName: `Marchand${count}`,
    birthDate: '2003-05-17',
    email: `ines${count}.${newId('per').slice(-12)}@example.org`,
    campaign: '2026-2027',
    ...changes,
  }
}

const refusal = '... on Refusal { __typename code message field }'
const fields =
  'id name firstName lastName email birthDate campaign programme graduationYear person { id } school { id }'
const whole = `... on Candidate { ${fields} } ... on AlreadyEnrolled { candidate { id } }
  ... on CandidateInvalid { problems { field message } } ${refusal}`
export const mutations = {
  enrolCandidate: `mutation ($input: EnrolCandidateInput!) { result: enrolCandidate(input: $input) { ${whole} } }`,
  enrolCandidates: `mutation ($input: EnrolCandidatesInput!) { result: enrolCandidates(input: $input) {
    ... on CandidatesEnrolled { enrolledCount refusedCount results { ${whole} } } ${refusal} } }`,
  updateCandidate: `mutation ($input: UpdateCandidateInput!) { result: updateCandidate(input: $input) { ${whole} } }`,
}

/** @returns the member of the union: the thing, or the refusal with its `code` */
export async function say(
  school: School,
  who: TestClaims,
  what: keyof typeof mutations,
  input: Record<string, unknown>,
) {
  return (await school.api.as(who).query(mutations[what], { input })).result
}

export type SignIn = { id: PersonId; email: string; emailVerified?: boolean }

/** What employers says when somebody signs in; the link has been made when `settle` resolves. */
export function signsIn(school: School, { id, email, emailVerified = true }: SignIn): Promise<void> {
  return school.rest.says(personRegistered, { ...personRegistered.example, id, email, emailVerified })
}
export function changesAddress(school: School, { id, email, emailVerified = true }: SignIn): Promise<void> {
  return school.rest.says(personChanged, { ...personChanged.example, id, email, emailVerified })
}

/** The employer comes to a fair of its own where the candidate is registered; each may leave again. */
export function fairOf(school: School, employerId: EmployerId, candidateId: CandidateId) {
  const eventId = newId('evt')
  const booth = { id: newId('bth'), eventId, employerId }
  const registration = { ...candidateRegistered.example, id: newId('reg'), eventId, candidateId }
  const told = async (telling: Promise<void>) => {
    await telling
    await settle(school.service)
  }
  return {
    opens: () => told(school.rest.says(boothOpened, { ...booth, open: true })),
    closes: () => told(school.rest.says(boothClosed, { ...booth, open: false })),
    registers: () => told(school.rest.says(candidateRegistered, registration)),
    leaves: () => told(school.rest.says(registrationCancelled, { ...registration, active: false })),
  }
}
