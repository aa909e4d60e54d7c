import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { settle } from '@passerelle/testkit'
import { act, advert, type Employers, type Somebody, startOfTime, startService } from './service.ts'

/** The end of 30 November in Paris, and in Montréal. */
const [endOfDay, endInMontreal] = ['2026-11-30T23:00:00Z', '2026-12-01T05:00:00Z']

let at: Employers
let school: SchoolId
let helene: Somebody
let claire: Somebody
let cosling: EmployerId
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  claire = await at.signIn('Claire Petit')
  cosling = await at.employer(claire)
  await at.approved(claire, cosling, school, helene)
})
beforeEach(async () => {
  at.clock.set(startOfTime)
  await at.orm.em.fork().execute('truncate due')
})
afterAll(() => at[Symbol.asyncDispose]())

let serial = 0
async function post(schoolIds = [school]): Promise<{ id: string; reviews: { id: string }[] }> {
  serial += 1
  const job = { ...advert(`Offre ${serial}`), openUntil: '2026-11-30' }
  return act(claire, 'postJob', { employerId: cosling, ...job, schoolIds })
}
const reviewOf = async () => (await post()).reviews[0]!.id
const dueNow = () =>
  at.orm.em
    .fork()
    .execute(`select key, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from due order by at, key`)
const stateOf = async (review: string): Promise<string> =>
  (await at.orm.em.fork().execute<[{ state: string }]>('select state from job_review where id = ?', [review]))[0].state
async function comes(time: string): Promise<void> {
  at.clock.set(time)
  await settle(at.service)
}

test('HS-29 a job expires at each school when its last day is over there, and not before', async () => {
  const montreal = await at.school('École du Plateau')
  await at.orm.em.fork().execute(`update school set time_zone = 'America/Toronto' where id = ?`, [montreal])
  const anne = await at.staff(montreal, 'Anne Roy')
  await at.approved(claire, cosling, montreal, anne)
  const [here, there] = (await post([school, montreal])).reviews.map(({ id }) => id) as [string, string]
  expect(await dueNow()).toEqual([
    { key: here, at: endOfDay },
    { key: there, at: endInMontreal },
  ])
  const states = async () => [await stateOf(here), await stateOf(there)]
  await comes('2026-11-30T22:59:59Z')
  expect(await states()).toEqual(['PENDING', 'PENDING'])
  await comes(endOfDay)
  expect(await states()).toEqual(['EXPIRED', 'PENDING'])
  await comes(endInMontreal)
  expect(await states()).toEqual(['EXPIRED', 'EXPIRED'])
  expect(await dueNow()).toEqual([])
})

test('HS-29 it goes on to expire when it is approved or asked for again, and no longer when it is declined or closed', async () => {
  const job = await post()
  const jobReviewId = job.reviews[0]!.id
  const itExpires = [{ key: jobReviewId, at: endOfDay }]
  const decline = { jobReviewId, reasons: ['PAY_STRUCTURE'], allowResubmission: true }
  await act(helene, 'approveJob', { jobReviewId })
  expect(await dueNow()).toEqual(itExpires)
  await act(helene, 'declineJob', decline)
  expect(await dueNow()).toEqual([])
  await act(claire, 'resubmitJob', { jobReviewId })
  expect(await dueNow()).toEqual(itExpires)
  await act(claire, 'closeJob', { jobId: job.id })
  expect(await dueNow()).toEqual([])
  await comes(endOfDay)
  expect(await stateOf(jobReviewId)).toBe('CLOSED')
})

test('HS-29 a job that cannot expire holds up no other, and is due again later', async () => {
  const [broken, other] = [await reviewOf(), await reviewOf()]
  const history = (is: string) =>
    at.orm.em.fork().execute('update job_review set history = ?::jsonb where id = ?', [is, broken])
  await history('{}')
  await comes(endOfDay)
  expect([await stateOf(broken), await stateOf(other)]).toEqual(['PENDING', 'EXPIRED'])
  expect(await at.orm.em.fork().execute('select key, attempts, last_error from due')).toEqual([
    { key: broken, attempts: 1, last_error: expect.stringContaining('TypeError') },
  ])
  await history('[]')
  await comes('2026-11-30T23:00:01Z')
  expect(await stateOf(broken)).toBe('EXPIRED')
})
