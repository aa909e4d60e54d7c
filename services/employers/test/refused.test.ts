import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let claire: Somebody
let employerId: EmployerId
let approvalId: string
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  claire = await at.signIn('Claire Petit')
  employerId = await at.employer(claire)
  approvalId = await at.approved(claire, employerId, school, helene)
})
afterAll(() => at[Symbol.asyncDispose]())

/** Every row of every table but those of the event log's machinery, as text. */
async function everything(): Promise<string[]> {
  const em = at.orm.em.fork()
  const tables = await em.execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const rows: string[] = []
  for (const { name } of tables) {
    if (/migrations|inbox|lease|due/.test(name)) continue
    const columns = name === 'outbox' ? `type, aggregate_id, aggregate_version` : 't.*'
    const found = await em.execute<{ row: string }[]>(
      `select row_to_json(x)::text as row from (select ${columns} from "${name}" t) x order by 1`,
    )
    rows.push(...found.map(({ row }) => `${name} ${row}`))
  }
  return rows
}

async function postedJob(title: string): Promise<{ jobId: string; jobReviewId: string }> {
  const job = await act(claire, 'postJob', { employerId, ...advert(title), schoolIds: [school] })
  return { jobId: job.id, jobReviewId: job.reviews[0].id }
}

test('EV-01 an act that is refused leaves nothing behind: no row, no event, no raised version', async () => {
  const { jobReviewId } = await postedJob('Refusée')
  await act(helene, 'declineJob', { jobReviewId, reasons: ['LOCATION'] })
  const tooLong = 'x'.repeat(201)
  const [user] = (await claire.query('{ me { employerUsers { nodes { id } } } }')).me.employerUsers.nodes
  const refused: [Somebody, string, object, string][] = [
    [claire, 'updateMyProfile', { name: tooLong }, 'INVALID_INPUT'],
    [claire, 'updateEmployer', { employerId, name: tooLong }, 'INVALID_INPUT'],
    [claire, 'addEmployerUser', { employerId, email: claire.email, name: 'Moi', role: 'RECRUITER' }, 'ALREADY_MEMBER'],
    [claire, 'addEmployerUser', { employerId, email: 'new@example.org', name: 'N', role: 'OWNER' }, 'OWNER_STAYS'],
    [claire, 'removeEmployerUser', { employerUserId: user.id }, 'OWNER_STAYS'],
    [claire, 'resubmitJob', { jobReviewId, title: 'Autre' }, 'RESUBMISSION_NOT_ALLOWED'],
    [claire, 'postJob', { employerId, ...advert(), schoolIds: [school, 'sch_no'] }, 'NOT_APPROVED_AT_SCHOOLS'],
    [helene, 'approveEmployer', { approvalId }, 'WRONG_STATE'],
    [helene, 'declineJob', { jobReviewId, reasons: ['OTHER'] }, 'COMMENT_REQUIRED'],
    [helene, 'setDefaultApprovalRoles', { schoolId: school, roles: ['AUTO_APPROVE_JOBS'] }, 'GRANT_SEPARATELY'],
  ]
  const before = await everything()
  for (const [who, act_, input, code] of refused) {
    expect([act_, await act(who, act_, input)]).toMatchObject([act_, { code }])
  }
  expect(await everything()).toEqual(before)
})

test.each(['\u200b\u2060', '\u202e…', '—'])('GQ-06 nobody and nothing is called %p', async (name) => {
  const colleague = { employerId, email: 'unseen@example.org', role: 'RECRUITER' }
  const company = { registrationNumber: '356 000 000 00048' }
  const doors: [string, object][] = [
    ['updateMyProfile', {}],
    ['updateEmployer', { employerId }],
    ['addEmployerUser', colleague],
    ['registerEmployer', company],
  ]
  for (const [door, input] of doors) {
    const refused = await act(claire, door, { ...input, name })
    expect([door, refused]).toMatchObject([door, { code: 'INVALID_INPUT', field: 'name' }])
  }
})

test.each(['https://user:pw@example.org/', 'http://127.0.0.1/', 'http://localhost:4000/', 'http://10.0.0.7/'])(
  'GQ-06 no company has %s as its website',
  async (website) => {
    const company = { name: 'Verrerie', registrationNumber: '356 000 000 00048' }
    const refused = { code: 'INVALID_INPUT', field: 'website', message: expect.stringMatching('exemple.org') }
    expect(await act(claire, 'registerEmployer', { ...company, website })).toMatchObject(refused)
    expect(await act(claire, 'updateEmployer', { employerId, website })).toMatchObject(refused)
  },
)

test('EV-01 a company that is entered already is not half entered again', async () => {
  const input = { name: 'Twice', registrationNumber: '356 000 000 00048' }
  await act(claire, 'registerEmployer', input)
  const before = await everything()
  expect(await act(claire, 'registerEmployer', input)).toMatchObject({ code: 'EMPLOYER_EXISTS' })
  expect(await everything()).toEqual(before)
})

test('two mutations of one request see each other', async () => {
  const { jobReviewId } = await postedJob('Deux fois')
  const data = await helene.query(
    `mutation ($review: ID!) {
      first: approveJob(input: { jobReviewId: $review }) { ... on JobReview { job { reviews { state } } } ... on Refusal { code } }
      second: approveJob(input: { jobReviewId: $review }) { ... on JobReview { state } ... on Refusal { code } }
      third: askAboutJob(input: { jobReviewId: $review, question: "?" }) { ... on Refusal { code } }
      fourth: declineJob(input: { jobReviewId: $review, reasons: [LOCATION] }) {
        ... on JobReview { state history { nodes { fact } } job { reviews { state } } } ... on Refusal { code } }
    }`,
    { review: jobReviewId },
  )
  expect(data).toEqual({
    first: { job: { reviews: [{ state: 'APPROVED' }] } },
    second: { code: 'WRONG_STATE' },
    third: { code: 'WRONG_STATE' },
    fourth: {
      state: 'DECLINED',
      history: { nodes: [{ fact: 'SUBMITTED' }, { fact: 'APPROVED' }, { fact: 'DECLINED' }] },
      job: { reviews: [{ state: 'DECLINED' }] },
    },
  })
})

test('what one mutation of a request gives, the next one may use at once', async () => {
  const registrationNumber = '443 061 841 00047'
  const { registered } = await claire.query(
    `mutation ($number: String!) {
      registered: registerEmployer(input: { name: "Neuve", registrationNumber: $number }) { ... on Employer { id } }
    }`,
    { number: registrationNumber },
  )
  const data = await claire.query(
    `mutation ($id: ID!, $school: ID!) {
      asked: requestApproval(input: { employerId: $id, schoolId: $school }) { ... on Approval { id state } }
      again: requestApproval(input: { employerId: $id, schoolId: $school }) { ... on Approval { id state } }
      renamed: updateEmployer(input: { employerId: $id, name: "Neuve SAS" }) { ... on Employer { name approvals { nodes { state } } } }
    }`,
    { id: registered.id, school },
  )
  expect(data.again).toEqual(data.asked)
  expect(data.renamed).toEqual({ name: 'Neuve SAS', approvals: { nodes: [{ state: 'PENDING' }] } })
})
