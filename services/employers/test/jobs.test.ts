import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startOfTime, startService } from './service.ts'

let at: Employers
let school: SchoolId
let other: SchoolId
let helene: Somebody
let anne: Somebody
let claire: Somebody
let cosling: EmployerId
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  other = await at.school('Haute École du Léman')
  helene = await at.staff(school, 'Hélène Garnier')
  anne = await at.staff(other, 'Anne-Laure Favre')
  claire = await at.signIn('Claire Petit')
  cosling = await at.employer(claire)
  await at.approved(claire, cosling, school, helene)
})
afterAll(() => at[Symbol.asyncDispose]())

const post = (title: string, more: object = {}) =>
  act(claire, 'postJob', { employerId: cosling, ...advert(title), schoolIds: [school], ...more })
const reviewOf = async (title: string, more?: object) => (await post(title, more)).reviews[0].id as string
const decline = (jobReviewId: string, more: object = {}) =>
  act(helene, 'declineJob', { jobReviewId, reasons: ['PAY_STRUCTURE'], ...more })

describe('the company first, then each job', () => {
  test('HS-16 a company that the school has approved asks for each job, and only there', async () => {
    const job = await post('Première')
    expect(job.reviews).toEqual([
      { id: expect.any(String), state: 'PENDING', approvedBy: null, rule: null, school: { id: school } },
    ])
  })

  test('HS-16 one school that has not approved the company, and nothing is posted anywhere', async () => {
    const refused = await post('Partout', { schoolIds: [school, other] })
    expect(refused).toMatchObject({
      __typename: 'NotApprovedAtSchools',
      code: 'NOT_APPROVED_AT_SCHOOLS',
      schools: [{ schoolId: other, approvalState: null, missingRole: null, school: { name: 'Haute École du Léman' } }],
    })
    const { id } = await act(claire, 'requestApproval', { employerId: cosling, schoolId: other })
    expect(await post('Partout', { schoolIds: [other] })).toMatchObject({ schools: [{ approvalState: 'PENDING' }] })
    await act(anne, 'approveEmployer', { approvalId: id, roles: ['POST_EVENTS'] })
    expect(await post('Partout', { schoolIds: [other] })).toMatchObject({
      schools: [{ approvalState: 'APPROVED', missingRole: 'POST_JOBS' }],
    })
    const { employer } = await claire.query(
      `query ($id: ID!) { employer(id: $id) { jobs { edges { node { title } } } } }`,
      { id: cosling },
    )
    expect(employer.jobs.edges.map((edge: { node: { title: string } }) => edge.node.title)).not.toContain('Partout')
  })
})

describe('the queue', () => {
  test('HS-17 it lists pending and approved with counts, by state, in pages', async () => {
    const place = await at.school('École de la File')
    const staff = await at.staff(place, 'Fil Ariane')
    await at.approved(claire, cosling, place, staff)
    const ids = []
    for (const n of [1, 2, 3, 4]) {
      at.clock.advance(1_000)
      ids.push(await reviewOf(`File ${n}`, { schoolIds: [place] }))
    }
    await act(staff, 'approveJob', { jobReviewId: ids[0] })
    await act(staff, 'askAboutJob', { jobReviewId: ids[1], question: 'Où ?' })
    await act(staff, 'declineJob', { jobReviewId: ids[2], reasons: ['LOCATION'] })
    const queue = async (state: string | null, first: number, after?: string) => {
      const query = `query ($id: ID!, $filter: JobReviewFilter, $first: Int, $after: String) { school(id: $id) {
        jobReviewCounts { pending inProgress approved }
        jobReviews(filter: $filter, first: $first, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { id state job { title employer { name } } } } } } }`
      return (await staff.query(query, { id: place, filter: state && { states: [state] }, first, after })).school
    }
    const all = await queue(null, 2)
    expect(all.jobReviewCounts).toEqual({ pending: 1, inProgress: 1, approved: 1 })
    expect(all.jobReviews).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    const rest = await queue(null, 2, all.jobReviews.pageInfo.endCursor)
    const states = [...all.jobReviews.edges, ...rest.jobReviews.edges].map(({ node }) => node.state)
    expect(states).toEqual(['APPROVED', 'IN_PROGRESS', 'PENDING'])
    expect((await queue('PENDING', 10)).jobReviews.edges).toEqual([
      { node: { id: ids[3], state: 'PENDING', job: { title: 'File 4', employer: { name: 'Cosling' } } } },
    ])
    expect((await queue('DECLINED', 10)).jobReviews).toMatchObject({ totalCount: 1 })
  })

  /** A job that its school has approved until a day in Paris, and who looks for it. */
  async function published() {
    const place = await at.school('École du Tableau')
    const staff = await at.staff(place, 'Tess Tableau')
    await at.approved(claire, cosling, place, staff)
    const candidate = await at.candidateOf(place, 'Ines Marchand')
    const board = async (person: Somebody) => {
      const query = `query ($id: ID!) { jobs(schoolId: $id, first: 100) { edges { node { id title reviews { id } postedBy { id } } } } }`
      return (await person.query(query, { id: place })).jobs
    }
    const job = await post('Tableau', { openUntil: '2026-11-30', schoolIds: [place] })
    const before = (await board(candidate)).edges
    const jobReviewId = job.reviews[0].id as string
    await act(staff, 'approveJob', { jobReviewId })
    return { before, board, candidate, job, jobReviewId, staff }
  }

  test('HS-16 candidates of the school read a job once it is approved, and nobody elsewhere does', async () => {
    const { before, board, candidate, job } = await published()
    expect(before).toEqual([])
    expect((await board(candidate)).edges).toEqual([
      { node: { id: job.id, title: 'Tableau', reviews: [], postedBy: null } },
    ])
    expect(await board(anne)).toBeNull()
  })

  test('SI-08 a job expires when its last day is over in the zone of the school', async () => {
    const { board, candidate, jobReviewId, staff } = await published()
    // The day ends at midnight in Paris, one hour before it does in UTC.
    at.clock.set('2026-11-30T22:59:59Z')
    expect((await board(candidate)).edges).toHaveLength(1)
    at.clock.set('2026-11-30T23:00:00Z')
    expect((await board(candidate)).edges).toEqual([])
    const late = { jobReviewId, reasons: ['LOCATION'] }
    expect(await act(staff, 'declineJob', late)).toMatchObject({ code: 'WRONG_STATE' })
    at.clock.set(startOfTime)
  })
})

describe('approval by itself', () => {
  let owner: Somebody
  let employerId: EmployerId
  let approvalId: string
  beforeAll(async () => {
    owner = await at.signIn('Tina Trusted')
    employerId = await at.employer(owner, 'Trusted')
    approvalId = await at.approved(owner, employerId, school, helene)
  })
  beforeEach(() => act(helene, 'grantAutoApproval', { approvalId }))
  const post = (title: string, more: object = {}) =>
    act(owner, 'postJob', { employerId, ...advert(title), schoolIds: [school], ...more })

  test('HS-23 every job of a trusted company passes by itself, with a trace that names the rule', async () => {
    for (const title of ['Un', 'Deux']) {
      const job = await post(title)
      expect(job.reviews).toMatchObject([{ state: 'APPROVED', approvedBy: 'AUTOMATIC', rule: 'AUTO_APPROVE_JOBS' }])
      const { job: seen } = await helene.query(
        `query ($id: ID!) { job(id: $id) { reviews { reviewer { id } history { nodes { fact trace by { id } } } } } }`,
        { id: job.id },
      )
      expect(seen.reviews).toEqual([
        {
          reviewer: null,
          history: {
            nodes: [
              { fact: 'SUBMITTED', trace: 'submitted', by: { id: owner.id } },
              { fact: 'APPROVED_AUTOMATICALLY', trace: 'approved automatically: AUTO_APPROVE_JOBS', by: null },
            ],
          },
        },
      ])
    }
  })

  test('HS-23 a job that waited before its company was trusted goes on waiting', async () => {
    await act(helene, 'revokeAutoApproval', { approvalId })
    const waiting = await post('Avant')
    await act(helene, 'grantAutoApproval', { approvalId })
    const { job } = await helene.query(`query ($id: ID!) { job(id: $id) { reviews { state } } }`, { id: waiting.id })
    expect(job.reviews).toEqual([{ state: 'PENDING' }])
  })

  test('HS-03 trust at one school counts at that school, and at no other of the same job', async () => {
    const [here, there] = [await at.school('École de la Confiance'), await at.school('École de la Prudence')]
    const [trusting, careful] = [await at.staff(here, 'Tess Trusting'), await at.staff(there, 'Cara Careful')]
    const trusted = await at.approved(claire, cosling, here, trusting)
    await at.approved(claire, cosling, there, careful)
    await act(trusting, 'grantAutoApproval', { approvalId: trusted })
    const shared = { employerId: cosling, ...advert('Partagée'), schoolIds: [there, here] }
    const job = await act(claire, 'postJob', shared)
    const states = job.reviews.map((review: { school: { id: string }; state: string }) => [
      review.school.id,
      review.state,
    ])
    expect(Object.fromEntries(states)).toEqual({ [here]: 'APPROVED', [there]: 'PENDING' })
  })

  test('HS-26 a copy made with the duplicate function waits for a person, whatever its text', async () => {
    const original = await post('Originale')
    const copy = await act(owner, 'duplicateJob', {
      jobId: original.id,
      schoolIds: [school],
      title: 'Tout autre chose',
      description: 'Rien de commun.',
    })
    expect(copy).toMatchObject({
      isDuplicate: true,
      duplicatedFrom: { id: original.id },
      reviews: [{ state: 'PENDING' }],
    })
    expect(await act(helene, 'approveJob', { jobReviewId: copy.reviews[0].id })).toMatchObject({
      state: 'APPROVED',
      approvedBy: 'PERSON',
      reviewer: { id: helene.id },
    })
  })

  test('HS-26 the same text typed again waits for a person, wherever it was posted before', async () => {
    const original = await post('Analyste')
    expect(original).toMatchObject({ isDuplicate: false, reviews: [{ state: 'APPROVED' }] })
    await act(owner, 'closeJob', { jobId: original.id })
    const retyped = await post('  ANALYSTE ', {
      description: 'analyste, à nantes: en equipe',
      city: 'Rennes',
      kind: 'INTERNSHIP',
    })
    expect(retyped).toMatchObject({
      isDuplicate: true,
      sameTextAs: { id: original.id },
      reviews: [{ state: 'PENDING' }],
    })
  })

  test('HS-26 the text of another company makes no duplicate', async () => {
    await post('Actuaire')
    const rival = await at.signIn('Rival')
    const rivals = await at.employer(rival, 'Rival')
    const theirApproval = await at.approved(rival, rivals, school, helene)
    await act(helene, 'grantAutoApproval', { approvalId: theirApproval })
    const theirs = await act(rival, 'postJob', { employerId: rivals, ...advert('Actuaire'), schoolIds: [school] })
    expect(theirs).toMatchObject({ isDuplicate: false, reviews: [{ state: 'APPROVED' }] })
  })

  test('HS-26 of two with the same text posted at once only one passes by itself', async () => {
    for (const round of [1, 2, 3]) {
      const both = await Promise.all([post(`Course ${round}`), post(`Course ${round}`), post(`Course ${round}`)])
      expect(both.map(({ reviews }) => reviews[0].state).sort()).toEqual(['APPROVED', 'PENDING', 'PENDING'])
    }
  })

  test('HS-24 once it is taken back, jobs wait again', async () => {
    await act(helene, 'revokeAutoApproval', { approvalId })
    expect(await post('Après')).toMatchObject({ reviews: [{ state: 'PENDING' }] })
  })
})

describe('declines', () => {
  test('HS-29 a decline needs a reason', async () => {
    const jobReviewId = await reviewOf('Refusée')
    expect(await decline(jobReviewId, { reasons: [] })).toMatchObject({ code: 'REASON_REQUIRED' })
  })

  test('SI-07 some reasons need words', async () => {
    const jobReviewId = await reviewOf('Refusée sans mots')
    for (const reason of ['OTHER', 'NEEDS_MORE_INFORMATION']) {
      expect(await decline(jobReviewId, { reasons: [reason], comment: ' ' })).toMatchObject({
        code: 'COMMENT_REQUIRED',
      })
    }
  })

  test('HS-29 the company reads the reasons and the words', async () => {
    const jobReviewId = await reviewOf('Refusée à lire')
    const every = ['PAY_STRUCTURE', 'UPFRONT_COST', 'NOT_ALIGNED_WITH_OFFERINGS', 'THIRD_PARTY_RECRUITER', 'LOCATION']
    const reasons = [...every, 'RESIDENTIAL_ADDRESS', 'NEEDS_MORE_INFORMATION', 'OTHER']
    expect(await decline(jobReviewId, { reasons, comment: 'Précisez.' })).toMatchObject({ state: 'DECLINED', reasons })
    const { job } = await claire.query(
      `query ($id: ID!) { job(id: $id) { reviews { state reasons comment reviewer { id } history { nodes { fact } } } } }`,
      { id: await jobOf(jobReviewId) },
    )
    expect(job.reviews).toEqual([{ state: 'DECLINED', reasons, comment: 'Précisez.', reviewer: null, history: null }])
  })

  test('SI-07 the reviewer is shown to the company only when the school says so', async () => {
    const see = async (showReviewer: boolean) => {
      const jobReviewId = await reviewOf(`Montrée ${showReviewer}`)
      await decline(jobReviewId, { showReviewer })
      const query = `query ($id: ID!) { job(id: $id) { reviews { reviewer { name email } } } }`
      return (await claire.query(query, { id: await jobOf(jobReviewId) })).job.reviews[0].reviewer
    }
    expect(await see(false)).toBeNull()
    expect(await see(true)).toEqual({ name: 'Hélène Garnier', email: null })
  })

  test('AC-05 a decline keeps its reviewer', async () => {
    expect(await decline(await reviewOf('Par Hélène'))).toMatchObject({ reviewer: { id: helene.id } })
  })

  test('HS-30 the company asks once more only where the school has allowed it', async () => {
    const never = await reviewOf('Jamais')
    await decline(never)
    expect(await act(claire, 'resubmitJob', { jobReviewId: never })).toMatchObject({ code: 'RESUBMISSION_NOT_ALLOWED' })
  })

  test('SI-07 a second request is made once', async () => {
    const once = await reviewOf('Une fois')
    expect(await decline(once, { allowResubmission: true })).toMatchObject({ mayResubmit: true })
    const again = await act(claire, 'resubmitJob', { jobReviewId: once, title: 'Corrigée' })
    expect(again).toMatchObject({ state: 'PENDING', mayResubmit: false, job: { title: 'Corrigée' } })
    expect(await decline(once, { allowResubmission: true })).toMatchObject({ state: 'DECLINED', mayResubmit: false })
    expect(await act(claire, 'resubmitJob', { jobReviewId: once })).toMatchObject({ code: 'RESUBMISSION_NOT_ALLOWED' })
  })

  test('HS-30 a corrected text is read anew by every school that had approved the old one', async () => {
    const second = await at.school('Deuxième')
    const staff = await at.staff(second, 'Deux Ieme')
    await at.approved(claire, cosling, second, staff)
    const job = await post('À deux', { schoolIds: [school, second] })
    const [here, there] = [school, second].map((id) =>
      job.reviews.find((review: { school: { id: string } }) => review.school.id === id),
    )
    await act(staff, 'approveJob', { jobReviewId: there.id })
    await decline(here.id, { allowResubmission: true })
    await act(claire, 'resubmitJob', { jobReviewId: here.id, description: 'Un autre texte.' })
    const { job: seen } = await staff.query(
      `query ($id: ID!) { job(id: $id) { reviews { state history { nodes { fact } } } } }`,
      {
        id: job.id,
      },
    )
    expect(seen.reviews).toEqual([
      { state: 'PENDING', history: { nodes: ['SUBMITTED', 'APPROVED', 'TEXT_CHANGED'].map((fact) => ({ fact })) } },
    ])
  })
})

describe('decisions at once', () => {
  test('SI-08 two members of staff decide at once: the second hears what the first decided', async () => {
    const second = await at.staff(school, 'Yves Second')
    for (const round of [1, 2, 3]) {
      const jobReviewId = await reviewOf(`Duel ${round}`)
      const both = await Promise.all([helene, second].map((one) => act(one, 'approveJob', { jobReviewId })))
      expect(both.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['JobReview', 'WRONG_STATE'])
    }
  })

  test('HS-16 a school that declines the company while it posts leaves no open job behind', async () => {
    for (const round of [1, 2, 3]) {
      const owner = await at.signIn(`Leaver ${round}`)
      const employerId = await at.employer(owner, `Leaver ${round}`)
      const approvalId = await at.approved(owner, employerId, school, helene)
      const posting = (n: number) =>
        act(owner, 'postJob', { employerId, ...advert(`Trop tard ${n}`), schoolIds: [school] })
      await posting(0)
      await Promise.all([posting(1), act(helene, 'declineEmployer', { approvalId, reason: 'Terminé.' }), posting(2)])
      const { employer } = await owner.query(
        `query ($id: ID!) { employer(id: $id) { jobs { edges { node { reviews { state reasons comment } } } } } }`,
        { id: employerId },
      )
      const reviews = employer.jobs.edges.flatMap(({ node }: { node: { reviews: object[] } }) => node.reviews)
      expect(reviews.length).toBeGreaterThan(0)
      expect(reviews).toEqual(reviews.map(() => ({ state: 'DECLINED', reasons: ['OTHER'], comment: 'Terminé.' })))
    }
  })

  test('SI-08 closing ends it at every school', async () => {
    const job = await post('Close')
    expect(await act(claire, 'closeJob', { jobId: job.id })).toMatchObject({ reviews: [{ state: 'CLOSED' }] })
    expect(await act(helene, 'approveJob', { jobReviewId: job.reviews[0].id })).toMatchObject({ code: 'WRONG_STATE' })
  })
})

async function jobOf(reviewId: string): Promise<string> {
  const [row] = await at.orm.em
    .fork()
    .execute<[{ job_id: string }]>('select job_id from job_review where id = ?', [reviewId])
  return row.job_id
}
