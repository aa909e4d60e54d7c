import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  approvalRequested,
  boothOpened,
  candidateEnrolled,
  candidateRegistered,
  employerApproved,
  eventPublished,
  interviewConfirmed,
  interviewPlanned,
  interviewRequested,
  invitationAnswered,
  invitationSent,
  jobApproved,
  jobPosted,
  matchProposed,
  refuse,
  schoolChanged,
  schoolRegistered,
  sentenceOf,
} from '@passerelle/contracts'
import { pruneJournal } from '@passerelle/journal'
import { newId, type SchoolId } from '@passerelle/kernel'
import { type TestClaims, type TestPerson, until } from '@passerelle/testkit'
import pg from 'pg'
import { type Notifications, startService } from './support/service.ts'
import { camille, ines, interview, match } from './support/world.ts'

let house: Notifications
let told: Awaited<ReturnType<typeof aSchool>>
beforeAll(async () => {
  house = await startService()
  told = await aSchool()
}, 120_000)
afterAll(() => house[Symbol.asyncDispose]())

const everything = [
  'SCHOOL_SETTINGS',
  'APPROVE_EMPLOYERS',
  'APPROVE_JOBS',
  'MANAGE_EVENTS',
  'MANAGE_CANDIDATES',
  'MANAGE_MATCHES',
]
const staffOf = (school: string, permissions: string[] = everything): TestClaims => ({
  sub: newId('per'),
  staff: [{ school, permissions }],
})
const references = [
  ...['approval', 'booth', 'candidate', 'employer', 'event', 'interview', 'job', 'match', 'person', 'registration'],
]
const fields = `id type occurredAt position cursor school { id } ${references.map((name) => `${name} { id }`).join(' ')}`
const following = `subscription ($s: ID!, $after: String, $filter: SchoolFeedFilter) {
  schoolFeed(schoolId: $s, after: $after, filter: $filter) { ${fields} }
}`
const asking = `query ($of: [_Any!]!, $first: Int, $after: String, $filter: SchoolFeedFilter) {
  _entities(representations: $of) { ... on School { feed(first: $first, after: $after, filter: $filter) {
    edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor }
  } } }
}`

interface Entry {
  id: string
  type: string
  position: number
  cursor: string
  [reference: string]: unknown
}

/** The next `count` entries of a stream, which is then left. */
async function follow(who: TestPerson, s: string, count: number, more: object = {}): Promise<Entry[]> {
  const entries: Entry[] = []
  const stream = who.subscribe(following, { s, after: 'oldest', ...more })
  for await (const { schoolFeed } of stream) {
    entries.push(schoolFeed)
    if (entries.length === count) break
  }
  return entries
}

async function page(who: TestPerson, school: string, more: object = {}) {
  const { _entities } = await who.query(asking, { of: [{ __typename: 'School', id: school }], ...more })
  return _entities[0].feed as { edges: { cursor: string; node: Entry }[]; pageInfo: { endCursor: string } } | null
}

const typesOf = (entries: readonly Entry[]) => entries.map(({ type }) => type)

/** What happens to a school of its own, told in an order in which some of it cannot be placed yet. */
async function aSchool() {
  const school = { ...schoolRegistered.example, id: newId('sch') }
  const event = { ...eventPublished.example, id: newId('evt'), schoolId: school.id }
  const candidate = { ...candidateEnrolled.example, id: newId('cnd'), schoolId: school.id, personId: null }
  const meeting = interview({ candidateId: candidate.id, eventId: event.id })
  const planned = interview({ candidateId: candidate.id, eventId: null })
  const approval = {
    ...approvalRequested.example,
    id: newId('apr'),
    schoolId: school.id,
    employerId: meeting.employerId,
  }
  const review = { ...jobPosted.example.reviews[0]!, schoolId: school.id }
  const elsewhere = { ...review, id: newId('jrv'), schoolId: newId('sch') }
  const job = { ...jobPosted.example, id: newId('job'), reviews: [review, elsewhere], reviewId: null }
  const booth = { ...boothOpened.example, id: newId('bth'), eventId: event.id }
  const registration = {
    ...candidateRegistered.example,
    id: newId('reg'),
    eventId: event.id,
    candidateId: candidate.id,
  }
  const proposed = match({ schoolId: school.id, candidateId: candidate.id })
  const { happen, settle } = house
  await happen(schoolRegistered, school)
  await happen(approvalRequested, approval)
  await settle()
  await happen(employerApproved, approval)
  await settle()
  await happen(jobPosted, job)
  await settle()
  await happen(jobApproved, { ...job, reviewId: elsewhere.id })
  await happen(schoolChanged, school)
  await settle()
  // Nobody knows yet whose event and whose candidate these are.
  await happen(boothOpened, booth)
  await settle()
  await happen(candidateRegistered, registration)
  await settle()
  await happen(interviewRequested, meeting)
  await settle()
  await happen(interviewConfirmed, meeting)
  await settle()
  await happen(interviewPlanned, planned)
  await settle()
  await happen(candidateEnrolled, candidate)
  await settle()
  await happen(eventPublished, event)
  await settle()
  await happen(matchProposed, proposed)
  await settle()
  const invitation = { ...invitationAnswered.example, id: newId('inv'), interviewId: meeting.id, personId: ines.id }
  await happen(invitationSent, invitation)
  await settle()
  await happen(invitationAnswered, { ...invitation, id: newId('inv'), personId: camille.id })
  await happen(invitationAnswered, invitation)
  await settle()
  return {
    school: school.id,
    elsewhere: elsewhere.schoolId as SchoolId,
    candidate,
    event,
    meeting,
    planned,
    registration,
    job,
  }
}

test('BY-13 the feed of a school has all that concerns it, once, in one order without gaps', async () => {
  const { school } = told
  const expected = [
    ...['APPROVAL_REQUESTED', 'EMPLOYER_APPROVED', 'JOB_POSTED', 'SCHOOL_CHANGED'],
    ...['INTERVIEW_REQUESTED', 'INTERVIEW_CONFIRMED', 'INTERVIEW_PLANNED', 'CANDIDATE_ENROLLED'],
    ...['BOOTH_OPENED', 'CANDIDATE_REGISTERED', 'EVENT_PUBLISHED', 'MATCH_PROPOSED'],
    ...['INVITATION_SENT', 'INVITATION_ANSWERED'],
  ]
  const staff = house.api.as(staffOf(school))
  const first = await follow(staff, school, expected.length)
  expect(typesOf(first)).toEqual(expected)
  const { edges } = (await page(staff, school, { first: 100 }))!
  const all = edges.map(({ node }) => node)
  expect(all.map(({ position }) => position)).toEqual(all.map((_, i) => i + 1))
  expect(all).toEqual(first)
  expect(edges.every(({ cursor, node }) => cursor === node.cursor)).toBe(true)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

test('BY-13 each entry says what it is about, and who meets at a fair is between the two', async () => {
  const { school, candidate, event, meeting, planned, registration, job } = told
  const { edges } = (await page(house.api.as(staffOf(school)), school, { first: 100 }))!
  const about = (type: string) => {
    const entry = edges.find(({ node }) => node.type === type)!.node
    return Object.fromEntries(
      references.filter((name) => entry[name]).map((name) => [name, (entry[name] as { id: string }).id]),
    )
  }
  expect(about('INTERVIEW_CONFIRMED')).toEqual({ interview: meeting.id, event: event.id })
  expect(about('INVITATION_ANSWERED')).toEqual({ interview: meeting.id, event: event.id })
  expect(about('INTERVIEW_PLANNED')).toEqual({
    interview: planned.id,
    candidate: candidate.id,
    employer: planned.employerId,
  })
  expect(about('CANDIDATE_REGISTERED')).toEqual({
    registration: registration.id,
    event: event.id,
    candidate: candidate.id,
    person: registration.personId,
  })
  expect(about('JOB_POSTED')).toEqual({ job: job.id, employer: job.employerId })
})

test('BY-13 each school of a job hears of its posting and of its own decision', async () => {
  const { elsewhere } = told
  const there = await page(house.api.as(staffOf(elsewhere)), elsewhere)
  expect(there!.edges.map(({ node }) => `${node.position} ${node.type}`)).toEqual(['1 JOB_POSTED', '2 JOB_APPROVED'])
})

test('BY-13 one goes on by subscription where one stopped by asking, and the other way round', async () => {
  const { school } = told
  const staff = house.api.as(staffOf(school))
  const some = (await page(staff, school, { first: 3 }))!
  const [next] = await follow(staff, school, 1, { after: some.pageInfo.endCursor })
  expect(next!.position).toBe(4)
  const rest = (await page(staff, school, { after: next!.cursor }))!
  expect(rest.edges[0]!.node.position).toBe(5)
  const end = (await page(staff, school, { after: rest.pageInfo.endCursor }))!
  expect([end.edges, end.pageInfo.endCursor]).toEqual([[], null])
})

test('BY-13 who follows may choose the types of entries', async () => {
  const { school } = told
  const staff = house.api.as(staffOf(school))
  const types = ['CANDIDATE_ENROLLED', 'MATCH_PROPOSED']
  expect(typesOf(await follow(staff, school, 2, { filter: { types } }))).toEqual(types)
  const chosen = (await page(staff, school, { filter: { types }, first: 1 }))!
  expect(chosen.edges.map(({ node }) => node.type)).toEqual(['CANDIDATE_ENROLLED'])
  expect(chosen.pageInfo).toMatchObject({ hasNextPage: true })
})

test('AC-04 staff read of the feed what they have the permission for', async () => {
  const { school } = told
  const organiser = house.api.as(staffOf(school, ['MANAGE_EVENTS']))
  const theirs = ['BOOTH_OPENED', 'CANDIDATE_REGISTERED', 'EVENT_PUBLISHED']
  expect(typesOf(await follow(organiser, school, 3))).toEqual(theirs)
  expect((await page(organiser, school, { first: 100 }))!.edges.map(({ node }) => node.type)).toEqual(theirs)
  const nosy = { first: 100, filter: { types: ['MATCH_PROPOSED', 'INTERVIEW_CONFIRMED'] } }
  expect((await page(organiser, school, nosy))!.edges).toEqual([])
})

test('AC-04 strangers, and holders of a link in a mail, read nothing of the feed', async () => {
  const { school } = told
  const organiser = house.api.as(staffOf(school, ['MANAGE_EVENTS']))
  const [{ cursor }] = (await follow(organiser, school, 1)) as [Entry]
  const strangers: [TestClaims, 'FORBIDDEN.TO_SEE' | 'FORBIDDEN.BY_LINK'][] = [
    [staffOf(newId('sch')), 'FORBIDDEN.TO_SEE'],
    [{ sub: newId('per') }, 'FORBIDDEN.TO_SEE'],
    [{ ...staffOf(school), staff: [], link: { subject: school, act: 'ANSWER' } }, 'FORBIDDEN.BY_LINK'],
  ]
  for (const [who, why] of strangers) {
    expect(await page(house.api.as(who), school)).toBeNull()
    for (const after of [cursor, 'oldest', undefined]) {
      await expect(follow(house.api.as(who), school, 1, { after })).rejects.toThrow(sentenceOf(refuse(why), 'fr'))
    }
  }
})

const keyOf = (of: string, ...scopes: string[]): TestClaims => {
  const id = newId('key')
  return { sub: id, key: { id, school: of, scopes } }
}

test('BY-13 an API key of the school with the scope FEED reads all of its feed', async () => {
  const { school } = told
  const feed = (await page(house.api.as(staffOf(school)), school, { first: 100 }))!.edges.map(({ node }) => node)
  const machine = house.api.as(keyOf(school, 'FEED'))
  expect((await page(machine, school, { first: 100 }))!.edges.map(({ node }) => node)).toEqual(feed)
  expect(await follow(machine, school, feed.length)).toEqual(feed)
})

test('AC-01 an API key without the scope FEED, or of another school, reads nothing of the feed', async () => {
  const { school } = told
  const others = [
    [keyOf(school, 'READ_EVENTS', 'READ_CANDIDATES'), refuse('FORBIDDEN.SCOPE_NEEDED', { scope: 'FEED' })],
    [keyOf(newId('sch'), 'FEED'), refuse('FORBIDDEN.NOT_FOR_KEYS')],
  ] as const
  for (const [other, why] of others) {
    const { data } = await house.api.as(other).ask(asking, { of: [{ __typename: 'School', id: school }] })
    expect(data._entities).toEqual([null])
    for (const locale of ['fr', 'en'] as const) {
      const following = follow(house.api.as({ ...other, locale }), school, 1)
      await expect(following).rejects.toThrow(sentenceOf(why, locale))
    }
  }
})

test('BY-13 what happens while one listens arrives', async () => {
  const school = newId('sch')
  const staff = house.api.as(staffOf(school))
  const heard: Entry[] = []
  const stream = staff.subscribe(following, { s: school, after: 'oldest' })
  const listening = (async () => {
    for await (const { schoolFeed } of stream) {
      heard.push(schoolFeed)
      if (heard.length === 2) break
    }
  })()
  const event = { ...eventPublished.example, id: newId('evt'), schoolId: school }
  await house.happen(eventPublished, event)
  await until('the first', () => heard.length === 1)
  await house.happen(boothOpened, { ...boothOpened.example, id: newId('bth'), eventId: event.id })
  await listening
  expect(typesOf(heard)).toEqual(['EVENT_PUBLISHED', 'BOOTH_OPENED'])
})

test('BY-13 an expired cursor is told by subscription and by query', async () => {
  const { school } = await aSchool()
  const staff = house.api.as(staffOf(school))
  const entries = await follow(staff, school, 6)
  const db = new pg.Pool({ connectionString: house.config.DATABASE_URL, max: 1 })
  await db.query(
    `update journal_entry set recorded_at = now() - interval '31 days' where stream = $1 and position < 5`,
    [`feed of ${school}`],
  )
  expect(await pruneJournal(db)).toBe(4)
  await db.end()
  const expired = { errors: [{ extensions: { code: 'CURSOR_EXPIRED', oldestCursor: entries[3]!.cursor } }] }
  const after = entries[1]!.cursor
  await expect(follow(staff, school, 1, { after })).rejects.toMatchObject(expired)
  await expect(page(staff, school, { after })).rejects.toMatchObject(expired)
  expect((await follow(staff, school, 1, { after: entries[3]!.cursor }))[0]!.position).toBe(5)
})

test('BY-13 the cursor of another school is none', async () => {
  const { school, elsewhere: other } = told
  const staff = house.api.as(staffOf(school))
  const refused = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }
  const foreign = (await follow(house.api.as(staffOf(other)), other, 1))[0]!.cursor
  for (const bad of [foreign, 'x']) {
    await expect(follow(staff, school, 1, { after: bad })).rejects.toMatchObject(refused)
    await expect(page(staff, school, { after: bad })).rejects.toMatchObject(refused)
  }
})
