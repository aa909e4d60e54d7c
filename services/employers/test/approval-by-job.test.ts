import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let karim: Somebody
let claire: Somebody
let employerId: EmployerId
beforeAll(async () => {
  at = await startService()
  claire = await at.signIn('Claire Petit')
})
afterAll(() => at[Symbol.asyncDispose]())
/** A school that approves by job, where Karim looks after jobs alone, and a company that has asked it. */
beforeEach(async () => {
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  karim = await at.staff(school, 'Karim Haddad', ['APPROVE_JOBS'])
  employerId = await at.employer(claire)
  await choose(true)
  await act(claire, 'requestApproval', { employerId, schoolId: school })
})

const choose = (approvesByJob: boolean, by = helene) => act(by, 'setApprovalByJob', { schoolId: school, approvesByJob })
const post = (title = 'Ingénieure logiciel') =>
  act(claire, 'postJob', { employerId, ...advert(title), schoolIds: [school] })
const approve = (jobReviewId: string, by = karim) => act(by, 'approveJob', { jobReviewId })
const reviewOf = async (title?: string) => (await post(title)).reviews[0].id as string

const approval = async () => {
  const query = `query ($id: ID!) { employer(id: $id) { approvals { nodes {
    id state roles decidedBy { id } history { nodes { fact by { id } } } } } } }`
  return (await helene.query(query, { id: employerId })).employer.approvals.nodes[0]
}

test('HS-41 a company that has asked posts jobs at once where the school approves by job', async () => {
  expect((await post()).reviews).toMatchObject([{ state: 'PENDING', school: { id: school } }])
})

test('HS-41 a company that has never asked is refused there, too', async () => {
  employerId = await at.employer(claire)
  expect(await post()).toMatchObject({ code: 'NOT_APPROVED_AT_SCHOOLS', schools: [{ approvalState: null }] })
})

test('HS-41 approving the first job approves the company with the default roles of that moment', async () => {
  const review = await reviewOf()
  await act(helene, 'setDefaultApprovalRoles', { schoolId: school, roles: ['POST_JOBS', 'POST_EVENTS'] })
  expect(await approve(review)).toMatchObject({ state: 'APPROVED', approvedBy: 'PERSON' })
  expect(await approval()).toMatchObject({ state: 'APPROVED', roles: ['POST_JOBS', 'POST_EVENTS'] })
})

test('AC-05 a company that is approved with its first job is approved by whoever approved that job', async () => {
  await approve(await reviewOf())
  const by = { id: karim.id }
  const { decidedBy, history } = await approval()
  expect([decidedBy, history.nodes.at(-1)]).toEqual([by, { fact: 'APPROVED', by }])
})

test('HS-41 those who asked are told of the approval as of any other', async () => {
  await approve(await reviewOf())
  const { id } = await approval()
  const facts = await at.orm.em
    .fork()
    .execute<{ type: string }[]>('select type from outbox where aggregate_id = ? order by id', [id])
  expect(facts.map(({ type }) => type.split('.')[2])).toEqual(['approval-requested', 'employer-approved'])
})

test('HS-41 declining a job leaves the company waiting', async () => {
  await act(karim, 'declineJob', { jobReviewId: await reviewOf(), reasons: ['LOCATION'] })
  expect(await approval()).toMatchObject({ state: 'PENDING', roles: [] })
})

test('HS-41 jobs approved at once approve the company once', async () => {
  for (let round = 0; round < 6; round++) {
    employerId = await at.employer(claire)
    await act(claire, 'requestApproval', { employerId, schoolId: school })
    const reviews = await Promise.all(['Une', 'Deux', 'Trois'].map((title) => reviewOf(title)))
    const answers = await Promise.all(reviews.map((review) => approve(review)))
    expect(answers.map(({ state }) => state)).toEqual(['APPROVED', 'APPROVED', 'APPROVED'])
    const { history } = await approval()
    expect(history.nodes.map(({ fact }: { fact: string }) => fact)).toEqual(['REQUESTED', 'APPROVED'])
  }
})

test('HS-41 a job that cannot be approved any more approves no company', async () => {
  const job = await post()
  await act(claire, 'closeJob', { jobId: job.id })
  expect(await approve(job.reviews[0].id)).toMatchObject({ code: 'WRONG_STATE' })
  expect(await approval()).toMatchObject({ state: 'PENDING' })
})

test('HS-41 default roles without POST_JOBS approve no company with a job', async () => {
  const review = await reviewOf()
  await act(helene, 'setDefaultApprovalRoles', { schoolId: school, roles: ['POST_EVENTS'] })
  expect(await approve(review)).toMatchObject({ code: 'WRONG_STATE' })
  expect(await approval()).toMatchObject({ state: 'PENDING' })
})

test('HS-41 a company that the school has declined posts nothing there', async () => {
  const { id: approvalId } = await approval()
  await act(helene, 'declineEmployer', { approvalId, reason: 'Numéro inconnu' })
  expect(await post()).toMatchObject({ code: 'NOT_APPROVED_AT_SCHOOLS', schools: [{ approvalState: 'DECLINED' }] })
})

test('HS-41 once the school approves by job no more, the company comes first, also for jobs that wait', async () => {
  const review = await reviewOf()
  expect(await choose(false)).toMatchObject({ approvesByJob: false })
  expect(await approve(review)).toMatchObject({ code: 'WRONG_STATE' })
  expect(await post('Autre')).toMatchObject({ code: 'NOT_APPROVED_AT_SCHOOLS' })
})

test('HS-41 staff with SCHOOL_SETTINGS choose, everybody reads it', async () => {
  expect(await choose(false, karim)).toMatchObject({ code: 'FORBIDDEN' })
  const read = await claire.query('query ($id: ID!) { school(id: $id) { approvesByJob } }', { id: school })
  expect(read.school.approvesByJob).toBe(true)
})
