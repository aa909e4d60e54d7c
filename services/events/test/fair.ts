/** An events service of its own for a test file, the people around a fair, and what they say to it. */
import { employerApproved, employerDeclined, eventCancelled, eventChanged, eventPublished } from '@passerelle/contracts'
import { type EmployerId, newId, type SchoolId } from '@passerelle/kernel'
import { type Elsewhere, settle, standalone, type TestClaims } from '@passerelle/testkit'
import { entities, migrations, startEvents } from '../src/index.ts'

export const eventFacts = [eventPublished, eventChanged, eventCancelled]

export async function startFair() {
  const alone = await standalone('events', { entities, migrations }, startEvents)
  const { api, clock, database, rest, service, stack, statements } = alone

  const decide = async (
    schoolId: SchoolId,
    employerId: EmployerId,
    state: 'APPROVED' | 'DECLINED',
    roles = ['POST_EVENTS'],
  ) => {
    const id = `apr_${schoolId.slice(4)}${employerId.slice(4)}` as const
    const person = newId('per')
    const at = '2026-11-02T08:00:00.000Z'
    await rest.says(state === 'APPROVED' ? employerApproved : employerDeclined, {
      ...{ id, schoolId, employerId, state, roles: roles as 'POST_EVENTS'[], requestedBy: person, requestedAt: at },
      ...{ decidedBy: person, decidedAt: at, reason: null },
    })
    await settle(service)
  }
  /** What other services hear from now on: what was said before has left by then. */
  const hears: Elsewhere['hears'] = async (contracts) => {
    await settle(service)
    return rest.hears(contracts)
  }
  return {
    clock,
    service,
    rest,
    hears,
    api,
    database,
    decide,
    statements,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
export type Fair = Awaited<ReturnType<typeof startFair>>

export const staffOf = (school: SchoolId, ...permissions: string[]): TestClaims => ({
  sub: newId('per'),
  staff: [{ school, permissions }],
})
export const candidateOf = (
  school: SchoolId,
): TestClaims & { candidates: { candidate: string; school: SchoolId }[] } => ({
  sub: newId('per'),
  candidates: [{ candidate: newId('cnd'), school }],
})
export const userOf = (employer: EmployerId, role = 'RECRUITER'): TestClaims => ({
  sub: newId('per'),
  employers: [{ employer, user: newId('eus'), role }],
})
const refusal = '... on Refusal { __typename code message field }'
const standing = '... on InterviewsStand { interviewCount days { date interviewCount } }'
export const mutations = {
  createEvent: `mutation ($input: CreateEventInput!) { result: createEvent(input: $input) {
    ... on Event { id name description state timeZone durations requestPolicy creditsPerParticipant opensAt closesAt publishedAt
      days { date opensAt closesAt } school { id } createdBy { id } }
    ... on EventInvalid { problems { field message } } ${refusal} } }`,
  updateEvent: `mutation ($input: UpdateEventInput!) { result: updateEvent(input: $input) {
    ... on Event { id name description state timeZone durations creditsPerParticipant opensAt closesAt }
    ... on EventInvalid { problems { field message } } ${standing} ${refusal} } }`,
  publishEvent: `mutation ($input: PublishEventInput!) { result: publishEvent(input: $input) {
    ... on Event { id state publishedAt } ${refusal} } }`,
  cancelEvent: `mutation ($input: CancelEventInput!) { result: cancelEvent(input: $input) { ... on Event { id state } ${standing} ${refusal} } }`,
  setRequestPolicy: `mutation ($input: SetRequestPolicyInput!) { result: setRequestPolicy(input: $input) {
    ... on Event { id requestPolicy } ${refusal} } }`,
  openBooth: `mutation ($input: OpenBoothInput!) { result: openBooth(input: $input) {
    ... on Booth { id state openedAt openedBy { id } event { id } employer { id } }
    ... on EmployerNotApproved { school { id } } ${refusal} } }`,
  closeBooth: `mutation ($input: CloseBoothInput!) { result: closeBooth(input: $input) { ... on Booth { id state } ${standing} ${refusal} } }`,
  registerForEvent: `mutation ($input: RegisterForEventInput!) { result: registerForEvent(input: $input) {
    ... on Registration { id state registeredAt event { id } candidate { id } } ${refusal} } }`,
  cancelRegistration: `mutation ($input: CancelRegistrationInput!) { result: cancelRegistration(input: $input) {
    ... on Registration { id state } ${standing} ${refusal} } }`,
}

/** @returns the member of the union: the thing, or the refusal with its `code` */
export async function say(fair: Fair, who: TestClaims, what: keyof typeof mutations, input: Record<string, unknown>) {
  return (await fair.api.as(who).query(mutations[what], { input })).result
}

export const forum = {
  name: 'Forum des entreprises',
  timeZone: 'Europe/Paris',
  days: [{ date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' }],
  durations: [30, 20],
  requestPolicy: 'BOTH',
  creditsPerParticipant: 10,
}

/** @returns the id of a new draft of the school, or of a published event */
export async function draftOf(fair: Fair, school: SchoolId, changes: Record<string, unknown> = {}): Promise<string> {
  const input = { schoolId: school, ...forum, ...changes }
  return (await say(fair, staffOf(school, 'MANAGE_EVENTS'), 'createEvent', input)).id
}
export async function publishedOf(
  fair: Fair,
  school: SchoolId,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const eventId = await draftOf(fair, school, changes)
  await say(fair, staffOf(school, 'MANAGE_EVENTS'), 'publishEvent', { eventId })
  return eventId
}
