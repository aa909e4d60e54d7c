import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId, type SchoolId } from '@passerelle/kernel'
import { stranger, type TestClaims } from '@passerelle/testkit'
import { type Fair, say, school, startFair } from './fair.ts'
import { interviewFields } from './operations.ts'
import { colleague, enrolled } from './planning.ts'

/** Who reads what of an interview, at an event and outside events, by every way that leads to one. */
let fair: Fair
let met: Awaited<ReturnType<typeof atEvent>>
let planned: Awaited<ReturnType<typeof outside>>
beforeAll(async () => {
  fair = await startFair()
  ;[met, planned] = [await atEvent(), await outside()]
})
afterAll(() => fair[Symbol.asyncDispose]())

/** Asked, accepted and chosen, with words of both. */
async function atEvent() {
  const event = await fair.event()
  const recruiter = await fair.host(event, { customQuestion: 'Lisp ou Prolog ?' })
  const talent = await fair.talent(event)
  const asked = { hostId: recruiter.hostId, message: 'Bonjour Camille', answer: 'Prolog' }
  const { id } = await say(fair, talent, 'requestInterview', asked)
  await say(fair, recruiter, 'acceptRequest', { interviewId: id })
  await say(fair, talent, 'chooseSlot', { interviewId: id, startsAt: recruiter.slots[0] })
  const { employer } = recruiter
  return { id: id as string, event: event.id, employer, candidate: talent.candidates[0]!.candidate, talent, recruiter }
}

/** An informational one with a colleague, for which the talent has prepared a question, and which was cancelled with a reason. */
async function outside() {
  const recruiter = await fair.recruiter(await fair.event())
  const talent = await enrolled(fair)
  const interviewer = await colleague(fair, recruiter.employer, 'Nina Petit')
  const input = { employerId: recruiter.employer, candidateId: talent.candidateId, kind: 'INFORMATIONAL' }
  const when = { startsAt: '2026-12-10T13:30:00.000Z', interviewerIds: [interviewer.user] }
  const { id } = await say(fair, recruiter, 'planInterview', { ...input, ...when })
  const questions = [{ topic: 'GENERAL', text: 'Bonjour, une semaine ordinaire ?' }]
  await say(fair, talent, 'prepareQuestions', { interviewId: id, questions })
  await say(fair, recruiter, 'cancelInterview', { interviewId: id, reason: 'Bonjour la grippe' })
  const { employer } = recruiter
  return {
    id: id as string,
    event: newId('evt'),
    employer,
    candidate: talent.candidateId,
    talent,
    recruiter,
    interviewer,
  }
}
type Meeting = Pick<typeof met, 'id' | 'event' | 'employer' | 'candidate'>

/** What somebody wrote for the other side. */
const words = /Bonjour|Lisp|Prolog/
const standing = 'interviewId status talentName recruiterName slot { startsAt } event { id } interview { id }'
const ways = `query ($id: ID!, $candidate: ID!, $employer: ID!, $event: ID!) { interview(id: $id) { ${interviewFields} }
  _entities(representations: [{ __typename: "Interview", id: $id }, { __typename: "Candidate", id: $candidate },
    { __typename: "Employer", id: $employer }, { __typename: "Event", id: $event }]) {
    ... on Interview { id } ... on Candidate { interviews { nodes { ${interviewFields} } } }
    ... on Employer { interviewsAtEvents { nodes { ${standing} } } }
    ... on Event { standingInterviews { nodes { ${standing} } } myInterviews { nodes { id } } } } }`

/** By every way: all of it, all but words, that it is, or nothing. */
async function sight(who: TestClaims, { id, candidate, employer, event }: Meeting): Promise<string> {
  const { data } = await fair.api.as(who).ask(ways, { id, candidate, employer, event })
  const [byKey, ofCandidate, ofCompany, atTheEvent] = data!._entities
  const read = [data!.interview, byKey, ...ofCandidate.interviews.nodes]
  const stands = [...(ofCompany.interviewsAtEvents?.nodes ?? []), ...(atTheEvent.standingInterviews?.nodes ?? [])]
  if (words.test(JSON.stringify(stands))) throw new Error('Words are shown where only that it stands is.')
  // Outside events an interview is in neither list.
  if (id === planned.id) expect(stands).toEqual([])
  if (data!.interview) {
    expect(read.map((one) => one?.id)).toEqual([id, id, id])
    return words.test(JSON.stringify(read)) ? 'all' : 'all but words'
  }
  expect(read).toEqual([null, null])
  expect(atTheEvent.myInterviews.nodes).toEqual([])
  if (stands.length === 0) return 'nothing'
  expect(stands).toMatchObject([{ interviewId: id, status: 'CONFIRMED', talentName: 'Inès Marchand', interview: null }])
  return 'that it is'
}

const of = (employer: string, role: string) => ({
  sub: newId('per'),
  employers: [{ employer, user: newId('eus'), role }],
})
const staff = (permission: string, at: SchoolId = school) => ({
  sub: newId('per'),
  staff: [{ school: at, permissions: [permission] }],
})
type Who = (of: { employer: string; talent: object; recruiter: object; interviewer?: object }) => object

const people: Record<string, { who: Who; atEvent: string; outside: string }> = {
  'the talent': { who: ({ talent }) => talent, atEvent: 'all', outside: 'all' },
  'the recruiter': { who: ({ recruiter }) => recruiter, atEvent: 'all', outside: 'all' },
  'an interviewer': { who: ({ interviewer }) => interviewer ?? stranger(), atEvent: 'nothing', outside: 'all' },
  'the recruiter who has left': {
    who: ({ recruiter }) => ({ ...recruiter, employers: [] }),
    ...{ atEvent: 'nothing', outside: 'nothing' },
  },
  'a colleague without the right to recruit': {
    who: ({ employer }) => of(employer, 'REPRESENTATIVE'),
    ...{ atEvent: 'nothing', outside: 'nothing' },
  },
  'a colleague who recruits': {
    who: ({ employer }) => of(employer, 'RECRUITER'),
    ...{ atEvent: 'nothing', outside: 'all but words' },
  },
  'an admin of the company': {
    who: ({ employer }) => of(employer, 'ADMIN'),
    ...{ atEvent: 'that it is', outside: 'all but words' },
  },
  'the owner of the company': {
    who: ({ employer }) => of(employer, 'OWNER'),
    ...{ atEvent: 'that it is', outside: 'all but words' },
  },
  'the owner of another company': {
    who: () => of(newId('emp'), 'OWNER'),
    ...{ atEvent: 'nothing', outside: 'nothing' },
  },
  'staff who manage the events of the school': {
    who: () => staff('MANAGE_EVENTS'),
    ...{ atEvent: 'that it is', outside: 'nothing' },
  },
  'staff who manage the candidates of the school': {
    who: () => staff('MANAGE_CANDIDATES'),
    ...{ atEvent: 'nothing', outside: 'nothing' },
  },
  'staff who manage events of another school': {
    who: () => staff('MANAGE_EVENTS', newId('sch')),
    ...{ atEvent: 'nothing', outside: 'nothing' },
  },
  'a stranger': { who: () => stranger(), atEvent: 'nothing', outside: 'nothing' },
}

test.each(Object.entries(people))('TS-01 at an event %s reads what is theirs to read, and no more', async (_, row) => {
  expect(await sight(row.who(met) as TestClaims, met)).toBe(row.atEvent)
})

test.each(Object.entries(people))(
  'PE-25 outside events %s reads what is theirs to read, and no more',
  async (_, row) => {
    expect(await sight(row.who(planned) as TestClaims, planned)).toBe(row.outside)
  },
)

test('PE-25 a colleague who reads an interview leaves it to who takes part, and is told whom to ask', async () => {
  const who = of(planned.employer, 'RECRUITER') as TestClaims
  const startsAt = '2026-12-11T13:30:00.000Z'
  const interviewId = planned.id
  for (const [what, input] of [
    ['rescheduleInterview', { interviewId, startsAt }],
    ['cancelInterview', { interviewId }],
    ['relocateInterview', { interviewId, place: { kind: 'ROOM' } }],
    ['acceptRequest', { interviewId }],
  ] as const) {
    const refused = await say(fair, who, what, input)
    expect([what, refused.code, refused.message]).toEqual([what, 'FORBIDDEN', expect.stringMatching(/collègue/)])
  }
  const other = of(planned.employer, 'REPRESENTATIVE') as TestClaims
  expect(await say(fair, other, 'cancelInterview', { interviewId })).toMatchObject({ code: 'NOT_FOUND' })
})

const ofEvent = `query ($id: ID!, $filter: StandingInterviewFilter) { _entities(representations: [{ __typename: "Event", id: $id }]) {
  ... on Event { standingInterviews(filter: $filter) { totalCount nodes { interviewId } } } } }`
const ofCompany = `query ($id: ID!, $filter: InterviewsAtEventsFilter) { _entities(representations: [{ __typename: "Employer", id: $id }]) {
  ... on Employer { interviewsAtEvents(filter: $filter) { totalCount nodes { interviewId status } } } } }`

test('SI-09 staff find what a change of a day, a length or a booth would take away, and no request', async () => {
  const days = ['2026-12-03', '2026-12-04'].map((date) => ({ date, opensAt: '09:00', closesAt: '12:00' }))
  const event = await fair.event({ days })
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const asked = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  const book = async (startsAt: string) =>
    (await say(fair, await fair.talent(event), 'bookSlot', { hostId: host.hostId, startsAt })).id
  const [first, second] = [await book(host.slots[0]!), await book('2026-12-04T08:00:00.000Z')]
  await say(fair, await fair.talent(event), 'requestInterview', { hostId: asked.hostId })
  const find = async (filter: object) => {
    const { _entities } = await fair.api
      .as(staff('MANAGE_EVENTS') as TestClaims)
      .query(ofEvent, { id: event.id, filter })
    return _entities[0].standingInterviews.nodes.map(({ interviewId }: { interviewId: string }) => interviewId)
  }
  expect(await find({})).toEqual([first, second])
  expect(await find({ date: '2026-12-04' })).toEqual([second])
  expect(await find({ employerId: host.employer, durationMinutes: 20 })).toEqual([first, second])
  for (const filter of [
    { date: '2026-12-05' },
    { employerId: asked.employer },
    { durationMinutes: 30 },
    { employerId: 'x' },
  ])
    expect(await find(filter)).toEqual([])
})

test('SI-04 (part) admins see how each interview of the company at an event stands, the last made first', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const book = async (slot: number) =>
    (await say(fair, await fair.talent(event), 'bookSlot', { hostId: host.hostId, startsAt: host.slots[slot] })).id
  const [cancelled, confirmed] = [await book(0), await book(1)]
  await say(fair, host, 'cancelInterview', { interviewId: cancelled })
  const find = async (filter: object) => {
    const { _entities } = await fair.api.as(of(host.employer, 'ADMIN') as TestClaims).query(ofCompany, {
      id: host.employer,
      filter,
    })
    return _entities[0].interviewsAtEvents.nodes
  }
  expect(await find({ eventId: event.id })).toEqual([
    { interviewId: confirmed, status: 'CONFIRMED' },
    { interviewId: cancelled, status: 'CANCELLED' },
  ])
  expect(await find({ status: 'CANCELLED' })).toEqual([{ interviewId: cancelled, status: 'CANCELLED' }])
  expect([await find({ eventId: met.event }), await find({ eventId: 'x' })]).toEqual([[], []])
})
