import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { settle, type TestClaims } from '@passerelle/testkit'
import {
  becomesInterview,
  type Contact,
  candidate,
  company,
  does,
  namedSchool,
  post,
  schoolId,
  staff,
} from './matches.ts'
import { type School, staffOf, startSchool } from './school.ts'

let school: School
const otherSchool = newId('sch')
const otherStaff = staffOf(otherSchool, 'MANAGE_MATCHES')
let contact: Contact
let employerId: Awaited<ReturnType<typeof company>>['employerId']
/** The contact's at the first school, the oldest first. */
const matches: { id: string; talent: Awaited<ReturnType<typeof candidate>>; job: string }[] = []
let there: string

beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
  await namedSchool(school, otherSchool, 'École Rive Droite')
  const offered = await company(school, [schoolId, otherSchool])
  ;({ contact, employerId } = offered)
  for (let n = 0; n < 6; n++) matches.push(await propose(offered.job))
  const talent = await candidate(school, { at: otherSchool })
  there = (await does(school, otherStaff, 'proposeMatch', { candidateId: talent.id, jobId: offered.job })).id
  const foreign = await company(school)
  const stranger = await candidate(school)
  await does(school, staff, 'proposeMatch', { candidateId: stranger.id, jobId: foreign.job })
  await does(school, matches[0]!.talent, 'answerOffer', { matchId: matches[0]!.id, accept: false })
})
afterAll(() => school[Symbol.asyncDispose]())

async function propose(job: string, at = schoolId) {
  school.clock.advance(60_000)
  const talent = await candidate(school, { at })
  const documents = [{ kind: 'CV', name: 'cv', url: 'https://files.example.org/cv.pdf' }]
  const who = at === schoolId ? staff : staffOf(at, 'MANAGE_MATCHES')
  const { id } = await does(school, who, 'proposeMatch', { candidateId: talent.id, jobId: job, documents })
  return { id: id as string, talent, job }
}

const columns = `id proposedAt jobTitle job { id } candidate { id name } documents { kind name url } companyName schoolName contactName
  offerAnswer { value at } companyAnswer { value at comment } appointment { round startsAt endsAt }
  appointmentAnswer { value at } interview { id } viewerActions journal { nodes { number author { id } authorName } }`
const page = 'totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor }'
const ids = ({ edges }: { edges: { node: { id: string } }[] }) => edges.map(({ node }) => node.id)
const newest = () => matches.map(({ id }) => id).reverse()

async function mine(who: TestClaims, s: string, args = 'first: 100') {
  const document = `query ($s: ID!) { myMatches(schoolId: $s, ${args}) { ${page} } }`
  return (await school.api.as(who).query(document, { s })).myMatches
}

test('HU-04 a contact’s list is of one school', async () => {
  expect(ids(await mine(contact, schoolId))).toEqual(newest())
  expect(ids(await mine(contact, otherSchool))).toEqual([there])
  expect(await mine(contact, newId('sch'))).toMatchObject({ totalCount: 0, edges: [] })
})

test('HU-04 the schools among which a contact chooses are those with a match of theirs', async () => {
  const { myMatchSchools } = await school.api.as(contact).query('{ myMatchSchools { nodes { id } } }')
  expect(myMatchSchools.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([schoolId, otherSchool].sort())
})

test('GQ-05 a contact reads their matches page by page, the newest first', async () => {
  const seen: string[] = []
  for (let after = ''; ; ) {
    const part = await mine(contact, schoolId, `first: 4${after && `, after: "${after}"`}`)
    expect(part.totalCount).toBe(6)
    seen.push(...ids(part))
    if (!part.pageInfo.hasNextPage) break
    after = part.pageInfo.endCursor
  }
  expect(seen).toEqual(newest())
})

async function read(who: TestClaims, s = schoolId) {
  const [first] = matches
  const document = `query ($r: [_Any!]!, $s: ID!) { _entities(representations: $r) {
    ... on School { matches(first: 100) { ${page} } refused: matches(filter: { states: [CANDIDATE_REFUSED] }) { ${page} }
      open: matches(filter: { states: [PROPOSED, CANDIDATE_ACCEPTED], employerId: "${employerId}" }, orderBy: OLDEST) { ${page} } }
    ... on Candidate { matches { ${page} } } ... on Job { matches(schoolId: $s) { ${page} } } } }`
  const r = [
    { __typename: 'School', id: schoolId },
    { __typename: 'Candidate', id: first!.talent.id },
    { __typename: 'Job', id: first!.job },
  ]
  const [ofSchool, ofCandidate, ofJob] = (await school.api.as(who).query(document, { r, s }))._entities
  return { ofSchool, ofCandidate, ofJob }
}

test('HU-20 a candidate reads their own matches', async () => {
  const [first] = matches
  expect(ids(await mine(first!.talent, schoolId))).toEqual([first!.id])
  const { ofSchool, ofCandidate, ofJob } = await read(first!.talent)
  expect([ofSchool.matches, ids(ofCandidate.matches), ids(ofJob.matches)]).toEqual([null, [first!.id], [first!.id]])
})

test('HU-20 staff read the matches of their school, by state too', async () => {
  const [first] = matches
  const { ofSchool, ofCandidate, ofJob } = await read(staff)
  expect([ofSchool.matches.totalCount, ids(ofSchool.refused), ids(ofCandidate.matches)]).toEqual([
    7,
    [first!.id],
    [first!.id],
  ])
  expect(ids(ofSchool.open)).toEqual(newest().reverse().slice(1))
  expect(ids(ofJob.matches)).toEqual(newest())
  expect(ids((await read(staff, otherSchool)).ofJob.matches)).toEqual([])
})

test('HU-20 a contact reads the matches of their job, and not all of a candidate’s', async () => {
  const { ofCandidate, ofJob } = await read(contact)
  expect([ofCandidate.matches, ids(ofJob.matches)]).toEqual([null, newest()])
})

test('HU-21 all columns in one query, with as many SQL statements for four matches as for two', async () => {
  const ownSchool = newId('sch')
  await namedSchool(school, ownSchool, 'École des Colonnes')
  const { contact, employerId, job } = await company(school, [ownSchool])
  const startsAt = '2026-12-07T09:00:00.000Z'
  const decided: Awaited<ReturnType<typeof propose>>[] = []
  for (let n = 0; n < 3; n++) {
    const { id, talent } = await propose(job, ownSchool)
    decided.push({ id, talent, job })
    await does(school, talent, 'answerOffer', { matchId: id, accept: true })
    await does(school, contact, 'acceptCandidate', { matchId: id, startsAt, comment: 'Bravo.' })
    await does(school, talent, 'answerAppointment', { matchId: id, round: 1, accept: true })
    await becomesInterview(school, { id }, { candidateId: talent.id, employerId })
  }
  const other = await post(school, {
    employerId,
    postedBy: contact.sub,
    approvedAt: [ownSchool],
    title: 'Chef de projet',
  })
  await settle(school.service)
  await propose(other, ownSchool)
  await settle(school.service)
  const read = async (who: TestClaims, first: number) => {
    const document = `query ($s: ID!) { myMatches(schoolId: $s, first: ${first}) { totalCount edges { node { ${columns} } } } }`
    school.statements.length = 0
    const { myMatches } = await school.api.as(who).query(document, { s: ownSchool })
    const statements = school.statements.filter((statement) => !/inbox|outbox/.test(statement))
    return { rows: myMatches.edges.map(({ node }: { node: object }) => node), count: statements.length }
  }
  const [few, many] = [await read(contact, 2), await read(contact, 4)]
  expect([few.rows.length, many.rows.length]).toEqual([2, 4])
  expect(few.count).toBe(many.count)
  expect(many.count).toBeLessThanOrEqual(10)
  expect(many.rows[0]).toMatchObject({
    jobTitle: 'Chef de projet',
    offerAnswer: null,
    companyAnswer: null,
    viewerActions: [],
  })
  expect(many.rows[1]).toMatchObject({
    jobTitle: 'Ingénieure logiciel',
    candidate: { name: decided[2]!.talent.name },
    documents: [{ kind: 'CV', name: 'cv' }],
    proposedAt: expect.any(String),
    offerAnswer: { value: 'ACCEPTED', at: expect.any(String) },
    companyAnswer: { value: 'ACCEPTED', comment: 'Bravo.' },
    appointment: { round: 1, startsAt },
    appointmentAnswer: { value: 'ACCEPTED', at: expect.any(String) },
    interview: { id: expect.stringMatching(/^itv_/) },
    viewerActions: [],
  })
})
