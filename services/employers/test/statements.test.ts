import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let owners: { claire: Somebody; employer: EmployerId }[]
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  owners = []
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    const claire = await at.signIn(`Owner ${name}`)
    const employer = await at.employer(claire, name)
    await at.approved(claire, employer, school, helene)
    owners.push({ claire, employer })
    for (const n of [1, 2, 3, 4, 5]) {
      const { reviews } = await act(claire, 'postJob', {
        employerId: employer,
        ...advert(`${name} ${n}`),
        schoolIds: [school],
      })
      await act(helene, 'approveJob', { jobReviewId: reviews[0].id })
    }
  }
})
afterAll(() => at[Symbol.asyncDispose]())

/** How many SQL statements a query takes, connection set-up aside. */
async function statements(person: Somebody, query: string, variables: object) {
  at.statements.length = 0
  const data = await person.query(query, variables as Record<string, unknown>)
  const own = at.statements.filter((sql) => !/outbox|inbox/.test(sql))
  return { data, count: own.length }
}

/** One statement for each level; two levels that end at different moments may ask for the same type twice. */
const levels = 14

const board = `query ($school: ID!, $first: Int) { jobs(schoolId: $school, first: $first) { edges { node {
  title postedBy { name email }
  employer { name approvals { nodes { state requestedBy { name } } } jobs(first: 2) { edges { node { title reviews { state } } } }
    users { edges { node { role person { name email } } } } }
  reviews { state school { name } reviewer { name } history { nodes { fact by { name } } } } } } } }`

const queue = `query ($school: ID!, $first: Int) { school(id: $school) {
  jobReviewCounts { pending approved }
  approvals(first: $first) { totalCount edges { node { state employer { name } requestedBy { name } decidedBy { name } } } }
  jobReviews(first: $first) { totalCount edges { node { state school { name } reviewer { name }
    job { title isDuplicate postedBy { name } employer { name city } } } } } } }`

test('GQ-02 a page of 20 jobs with companies, reviews and people takes no more statements than levels', async () => {
  const one = await statements(helene, board, { school, first: 1 })
  const many = await statements(helene, board, { school, first: 20 })
  expect(many.data.jobs.edges).toHaveLength(20)
  expect(
    new Set(many.data.jobs.edges.map(({ node }: { node: { employer: { name: string } } }) => node.employer.name)).size,
  ).toBe(4)
  expect(Math.max(one.count, many.count)).toBeLessThanOrEqual(levels)
})

test('GQ-02 a page of 20 entries of the queue takes no more statements than levels', async () => {
  const one = await statements(helene, queue, { school, first: 1 })
  const many = await statements(helene, queue, { school, first: 20 })
  expect(many.data.school.jobReviews.edges).toHaveLength(20)
  expect(Math.max(one.count, many.count)).toBeLessThanOrEqual(levels)
})

test('GQ-02 references of other services are resolved together', async () => {
  const of = owners.flatMap(({ claire, employer }) => [
    { __typename: 'Employer', id: employer },
    { __typename: 'Person', id: claire.id },
  ])
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Employer { name } ... on Person { name } } }`
  const { data, count } = await statements(helene, query, { of })
  expect(data._entities).toHaveLength(8)
  expect(count).toBeLessThanOrEqual(4)
})
