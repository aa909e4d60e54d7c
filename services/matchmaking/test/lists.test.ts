import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type CandidateId, newId } from '@passerelle/kernel'
import { fairOf, type School, say, somebody, staffOf, startSchool, userOf } from './school.ts'

let school: School
const schoolId = newId('sch')
const staff = staffOf(schoolId, 'MANAGE_CANDIDATES')
const names = ['Zoé Abel', 'Élise Martin', 'Adam Martín', 'Noé d’Alembert', 'Lou Œuvrard', 'Eva Zola']

beforeAll(async () => {
  school = await startSchool()
  const candidates = names.map((name, index) => {
    const [firstName, ...last] = name.split(' ')
    return somebody({ firstName, lastName: last.join(' '), campaign: index === 5 ? '2025-2026' : '2026-2027' })
  })
  for (const candidate of candidates) {
    school.clock.advance(60_000)
    await say(school, staff, 'enrolCandidate', { schoolId, ...candidate })
  }
  const other = newId('sch')
  await say(school, staffOf(other, 'MANAGE_CANDIDATES'), 'enrolCandidate', { schoolId: other, ...somebody() })
})
afterAll(() => school[Symbol.asyncDispose]())

type Page = { totalCount: number; edges: { cursor: string; node: { id: string; name: string } }[]; pageInfo: PageInfo }
type PageInfo = { hasNextPage: boolean; endCursor: string | null }

async function list(args: Record<string, unknown>): Promise<Page> {
  const { _entities } = await school.api.as(staffOf(schoolId)).query(
    `query ($r: [_Any!]!, $filter: CandidateFilter, $orderBy: CandidateOrder! = NAME, $first: Int, $after: String) {
      _entities(representations: $r) { ... on School {
        candidates(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          totalCount edges { cursor node { id name } } pageInfo { hasNextPage endCursor } } } } }`,
    { r: [{ __typename: 'School', id: schoolId }], ...args },
  )
  return _entities[0].candidates
}
const namesIn = (page: Page) => page.edges.map(({ node }) => node.name)
const byName = ['Zoé Abel', 'Noé d’Alembert', 'Adam Martín', 'Élise Martin', 'Lou Œuvrard', 'Eva Zola']

test('GQ-05 a school’s candidates come by last and first name, page by page, each once', async () => {
  expect(namesIn(await list({}))).toEqual(byName)
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Page = await list({ first: 2, after })
    expect(page.totalCount).toBe(6)
    seen.push(...namesIn(page))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  expect(seen).toEqual(byName)
})

test('GQ-05 a school finds its candidates by parts of the name or address, whatever accents, case and order', async () => {
  const found = async (search: string) => namesIn(await list({ filter: { search } }))
  expect(await found('MARTIN')).toEqual(['Adam Martín', 'Élise Martin'])
  expect(await found('martin elise')).toEqual(['Élise Martin'])
  expect(await found('oeuv')).toEqual(['Lou Œuvrard'])
  expect(await found("d'alem")).toEqual(['Noé d’Alembert'])
  expect(await found('%')).toEqual([])
  expect(await found('_')).toEqual([])
  expect(await found('nobody')).toEqual([])
  expect(await found('example.org')).toEqual(byName)
  expect(namesIn(await list({ filter: { campaign: '2025-2026' } }))).toEqual(['Eva Zola'])
  expect(await list({ filter: { campaign: '2025-2026', search: 'martin' } })).toMatchObject({
    totalCount: 0,
    edges: [],
  })
})

test('GQ-05 a school’s candidates come the last enrolled first when asked to, and a cursor is of one order only', async () => {
  const newest = [...names].reverse()
  const orderBy = 'NEWEST'
  expect(namesIn(await list({ orderBy }))).toEqual(newest)
  const page = await list({ orderBy, first: 2 })
  expect(namesIn(await list({ orderBy, after: page.pageInfo.endCursor }))).toEqual(newest.slice(2))
  expect(namesIn(await list({ orderBy, filter: { search: 'martin' } }))).toEqual(['Adam Martín', 'Élise Martin'])
  await expect(list({ orderBy: 'NAME', after: page.pageInfo.endCursor })).rejects.toThrow('another list')
})

test('GQ-05 two lists of one request that differ in their filters are two', async () => {
  const { _entities } = await school.api.as(staffOf(schoolId)).query(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on School {
      one: candidates(filter: { search: "zola" }) { nodes { name } } two: candidates(filter: { search: "abel" }) { nodes { name } } } } }`,
    { r: [{ __typename: 'School', id: schoolId }] },
  )
  expect(_entities).toEqual([{ one: { nodes: [{ name: 'Eva Zola' }] }, two: { nodes: [{ name: 'Zoé Abel' }] } }])
})

test('GQ-05 references to many candidates take two statements for an employer, one for staff', async () => {
  const ids = (await list({})).edges.map(({ node }) => node.id as CandidateId)
  const employer = newId('emp')
  for (const id of ids) {
    const fair = fairOf(school, employer, id)
    await fair.opens()
    await fair.registers()
  }
  const counted = async (who = userOf(employer)) => {
    school.statements.length = 0
    const { _entities } = await school.api
      .as(who)
      .query(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Candidate { name email person { id } } } }',
        { r: ids.map((id) => ({ __typename: 'Candidate', id })) },
      )
    expect(_entities.every(Boolean)).toBe(true)
    return school.statements.filter((statement) => !/inbox|outbox/.test(statement)).length
  }
  expect([await counted(), await counted(staff)]).toEqual([2, 1])
})
