import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let elsewhere: SchoolId
let helene: Somebody
let anne: Somebody
let claire: Somebody
let employerId: EmployerId
let approvalId: string
beforeAll(async () => {
  at = await startService()
  claire = await at.signIn('Claire Petit')
  elsewhere = await at.school('Haute École du Léman')
  anne = await at.staff(elsewhere, 'Anne Rochat')
})
afterAll(() => at[Symbol.asyncDispose]())
/** A company that two schools have approved. */
beforeEach(async () => {
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  employerId = await at.employer(claire)
  approvalId = await at.approved(claire, employerId, school, helene)
  await at.approved(claire, employerId, elsewhere, anne)
})

const post = async (title: string, schoolIds = [school]): Promise<{ id: string; review: string }> => {
  const { id, reviews } = await act(claire, 'postJob', { employerId, ...advert(title), schoolIds })
  return { id, review: reviews[0].id }
}
/** Whether or not the school lets it. */
const sneak = (title: string) => act(claire, 'postJob', { employerId, ...advert(title), schoolIds: [school] })
const decline = (by = helene) => act(by, 'declineEmployer', { approvalId, reason: 'Trop de plaintes.' })

interface Review {
  state: string
  reasons: string[]
  comment: string | null
  mayResubmit: boolean
  school: { id: string }
  history: { nodes: { fact: string; by: { id: string } | null }[] } | null
}

async function reviewsOf(jobId: string, reader = helene): Promise<Review[]> {
  const query = `query ($id: ID!) { job(id: $id) { reviews { state reasons comment mayResubmit school { id }
    history { nodes { fact by { id } } } } } }`
  return (await reader.query(query, { id: jobId })).job.reviews
}

const approval = async () => {
  const query = 'query ($id: ID!) { employer(id: $id) { approvals { nodes { state roles school { id } } } } }'
  const { employer } = await claire.query(query, { id: employerId })
  return employer.approvals.nodes.find((one: Review) => one.school.id === school)
}

test('SI-09 a decline takes jobs along that wait, are asked about or are approved, with its reason, in the name of who declined', async () => {
  const waiting = await post('Attend')
  const asked = await post('En cours')
  await act(helene, 'askAboutJob', { jobReviewId: asked.review, question: 'Où ?' })
  const approved = await post('Approuvée')
  await act(helene, 'approveJob', { jobReviewId: approved.review })
  await decline()
  for (const job of [waiting, asked, approved]) {
    const [review] = await reviewsOf(job.id)
    expect(review).toMatchObject({
      state: 'DECLINED',
      reasons: ['OTHER'],
      comment: 'Trop de plaintes.',
      mayResubmit: false,
    })
    expect(review!.history!.nodes.at(-1)).toEqual({ fact: 'DECLINED', by: { id: helene.id } })
  }
})

test('SI-09 a decline leaves jobs as they are that were over, or stand at another school', async () => {
  const closed = await post('Fermée')
  await act(claire, 'closeJob', { jobId: closed.id })
  const both = await post('Ici et là', [school, elsewhere])
  await decline()
  expect(await reviewsOf(closed.id)).toMatchObject([{ state: 'CLOSED' }])
  expect(await reviewsOf(both.id, anne)).toMatchObject([{ state: 'PENDING', school: { id: elsewhere } }])
})

test('SI-09 a job that was declined before, with a second request allowed, is not sent again while the company is declined', async () => {
  const { review } = await post('Corrigée')
  const reasons = { reasons: ['LOCATION'], showReviewer: false, allowResubmission: true }
  await act(helene, 'declineJob', { jobReviewId: review, ...reasons })
  await decline()
  expect(await act(claire, 'resubmitJob', { jobReviewId: review })).toMatchObject({ code: 'NOT_APPROVED_AT_SCHOOLS' })
})

test('SI-09 a company that is approved again has its default roles; its jobs stay declined until the school approves them one by one', async () => {
  const [one, other] = [await post('Une'), await post('Autre')]
  await act(helene, 'approveJob', { jobReviewId: one.review })
  await act(helene, 'grantAutoApproval', { approvalId })
  await decline()
  await act(helene, 'approveEmployer', { approvalId })
  expect(await approval()).toMatchObject({
    state: 'APPROVED',
    roles: ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'],
  })
  expect(await reviewsOf(one.id)).toMatchObject([{ state: 'DECLINED' }])
  expect(await act(helene, 'approveJob', { jobReviewId: one.review })).toMatchObject({ state: 'APPROVED' })
  expect(await reviewsOf(other.id)).toMatchObject([{ state: 'DECLINED' }])
})

test('SI-09 a school that approves a job and declines its company at once ends with no open job', async () => {
  const karim = await at.staff(school, 'Karim Haddad', ['APPROVE_JOBS'])
  for (const round of [1, 2, 3]) {
    const job = await post(`Course ${round}`)
    await Promise.all([act(karim, 'approveJob', { jobReviewId: job.review }), decline()])
    expect(await reviewsOf(job.id)).toMatchObject([{ state: 'DECLINED' }])
    await act(helene, 'approveEmployer', { approvalId })
  }
})

test('SI-09 a company that waits, and is approved with its first job and declined at once, ends declined, and its job, too', async () => {
  const karim = await at.staff(school, 'Karim Haddad', ['APPROVE_JOBS'])
  await act(helene, 'setApprovalByJob', { schoolId: school, approvesByJob: true })
  for (let round = 0; round < 3; round++) {
    employerId = await at.employer(claire)
    approvalId = (await act(claire, 'requestApproval', { employerId, schoolId: school })).id
    const job = await post('La première')
    await Promise.all([act(karim, 'approveJob', { jobReviewId: job.review }), decline()])
    expect([(await approval()).state, (await reviewsOf(job.id))[0]!.state]).toEqual(['DECLINED', 'DECLINED'])
  }
})

test('SI-09 two of the staff who approve and decline a company at once: the later decision stands, and its jobs say the same', async () => {
  const yves = await at.staff(school, 'Yves Second')
  for (const round of [1, 2, 3]) {
    await decline()
    await Promise.all([act(yves, 'approveEmployer', { approvalId }), decline(), sneak(`Entre deux ${round}`)])
    const { state } = await approval()
    const { employer } = await claire.query(
      'query ($id: ID!) { employer(id: $id) { jobs { nodes { reviews { state school { id } } } } } }',
      { id: employerId },
    )
    const here = employer.jobs.nodes.flatMap(({ reviews }: { reviews: Review[] }) => reviews)
    if (state === 'DECLINED') expect(here.filter((review: Review) => review.state !== 'DECLINED')).toEqual([])
    else await decline()
    await act(helene, 'approveEmployer', { approvalId })
  }
})
