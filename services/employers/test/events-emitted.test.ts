import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { contracts } from '@passerelle/contracts'
import type { SchoolId } from '@passerelle/kernel'
import { settle } from '@passerelle/testkit'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let claire: Somebody
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  claire = await at.signIn('Claire Petit')
})
afterAll(() => at[Symbol.asyncDispose]())

interface Said {
  fact: string
  version: number
  data: Record<string, unknown>
}

/** What was said about one aggregate, in order; each is what its contract says. */
async function said(aggregateId: string): Promise<Said[]> {
  const rows = await at.orm.em
    .fork()
    .execute<{ type: string; aggregate_version: number; data: string }[]>(
      `select type, aggregate_version, convert_from(data, 'UTF8') as data from outbox where aggregate_id = ? order by id`,
      [aggregateId],
    )
  return rows.map(({ type, aggregate_version, data }) => {
    const contract = contracts.find((one) => one.type === type)!
    const value = contract.data.parse(JSON.parse(data)) as Record<string, unknown>
    return { fact: type.split('.')[2]!, version: aggregate_version, data: value }
  })
}

test('EV-01 every step of a job is said with its whole state, versions rising', async () => {
  const employerId = await at.employer(claire)
  const approvalId = await at.approved(claire, employerId, school, helene)
  const job = await act(claire, 'postJob', {
    ...{ employerId, ...advert(), schoolIds: [school], openUntil: '2026-12-24' },
  })
  const jobReviewId = job.reviews[0].id
  await act(helene, 'askAboutJob', { jobReviewId, question: 'Où ?' })
  const decline = { jobReviewId, reasons: ['LOCATION'], comment: 'Trop loin.', allowResubmission: true }
  await act(helene, 'declineJob', { ...decline, showReviewer: true })
  await act(claire, 'resubmitJob', { jobReviewId, city: 'Paris' })
  await act(helene, 'approveJob', { jobReviewId })
  await act(helene, 'approveJob', { jobReviewId })
  at.clock.set('2027-01-01T00:00:00Z')
  await settle(at.service)
  await settle(at.service)
  const all = await said(job.id)
  expect(all.map(({ fact, version }) => [fact, version])).toEqual([
    ...[
      ['job-posted', 1],
      ['job-changed', 2],
      ['job-declined', 3],
      ['job-changed', 4],
    ],
    ...[
      ['job-approved', 5],
      ['job-changed', 6],
    ],
  ])
  expect(all[2]!.data).toMatchObject({
    reviewId: jobReviewId,
    reviews: [{ state: 'DECLINED', reasons: ['LOCATION'], comment: 'Trop loin.', reviewer: helene.id }],
  })
  expect(all[5]!.data).toMatchObject({ city: 'Paris', reviews: [{ state: 'EXPIRED' }] })
  expect((await said(approvalId)).map(({ fact, version }) => [fact, version])).toEqual([
    ['approval-requested', 1],
    ['employer-approved', 2],
  ])
})

test('EV-01 companies, their users and approvals say what they become', async () => {
  const employerId = await at.employer(claire, 'Says')
  await act(claire, 'updateEmployer', { employerId, city: 'Rennes' })
  const user = await act(claire, 'addEmployerUser', {
    ...{ employerId, role: 'RECRUITER', name: 'Léa', email: 'lea@says.example.org' },
  })
  await act(claire, 'changeEmployerUserRole', { employerUserId: user.id, role: 'ADMIN' })
  await act(claire, 'removeEmployerUser', { employerUserId: user.id })
  const approvalId = await at.approved(claire, employerId, school, helene)
  await act(helene, 'grantAutoApproval', { approvalId })
  await act(helene, 'declineEmployer', { approvalId, reason: 'Terminé.' })
  const facts = async (id: string) => (await said(id)).map(({ fact }) => fact)
  expect(await facts(employerId)).toEqual(['employer-registered', 'employer-changed'])
  expect(await facts(user.id)).toEqual(['employer-user-added', 'employer-user-changed', 'employer-user-removed'])
  expect(await facts(user.person.id)).toEqual(['person-registered', ...Array(3).fill('access-changed')])
  const approval = await said(approvalId)
  expect(approval.map(({ fact }) => fact)).toEqual([
    ...['approval-requested', 'employer-approved', 'approval-roles-changed', 'employer-declined'],
  ])
  expect(approval.at(-1)!.data).toMatchObject({
    state: 'DECLINED',
    roles: [],
    reason: 'Terminé.',
    decidedBy: helene.id,
  })
})

test('EV-01 a refusal says nothing', async () => {
  const employerId = await at.employer(claire, 'Silent')
  const approvalId = await at.approved(claire, employerId, school, helene)
  const before = await at.orm.em.fork().execute<[{ n: number }]>('select count(*)::int as n from outbox')
  await act(helene, 'approveEmployer', { approvalId })
  await act(claire, 'requestApproval', { employerId, schoolId: school })
  await act(claire, 'postJob', { employerId, ...advert(), title: ' ', schoolIds: [school] })
  await act(claire, 'postJob', { employerId, ...advert(), schoolIds: [await nowhere()] })
  const after = await at.orm.em.fork().execute<[{ n: number }]>('select count(*)::int as n from outbox')
  expect(after).toEqual(before)
})

async function nowhere(): Promise<SchoolId> {
  return 'sch_01ja0000000000000000000000'
}
