import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { informationalOfferWithdrawn, interviewCancelled } from '@passerelle/contracts'
import { until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { ask, company, offering, offers, talent, terms, times } from './offers.ts'
import { colleague, hired } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const day = 86_400_000
const began = Date.parse('2026-11-22T09:00:00Z')
async function daysLater(days: number) {
  fair.clock.set(new Date(began + days * day).toISOString())
  await fair.settled()
}
const leaves = ({ employer, sub, user }: Awaited<ReturnType<typeof colleague>>, active = false) =>
  hired(fair, { id: user, employerId: employer, personId: sub, role: 'REPRESENTATIVE' }, active)
const statusOf = async (who: object, id: string) =>
  (
    await fair.api
      .as(who as never)
      .query(
        'query ($id: ID!) { interview(id: $id) { status cancellationCause recruiterName proposedTimes { startsAt } } }',
        { id },
      )
  ).interview
async function admin(employer: Awaited<ReturnType<typeof company>>['employer']) {
  const bea = await colleague(fair, employer, 'Béa Admin')
  return { ...bea, employers: [{ employer, user: bea.user, role: 'ADMIN' as const }] }
}

test('II-18 who has left the company is asked no more in its name, and may offer again once back', async () => {
  const heard = await fair.hears([informationalOfferWithdrawn])
  const { nina, offerId, employer } = await offering(fair)
  await leaves(nina)
  expect(await offers(fair, talent(), { employerId: employer })).toEqual([])
  expect(await ask(fair, talent(), offerId)).toMatchObject({ code: 'HOST_CLOSED' })
  await until('it to be told', () => heard.some(({ data }) => data.id === offerId))
  expect(heard.find(({ data }) => data.id === offerId)!.data).toMatchObject({ open: false, left: true })
  await leaves(nina, true)
  expect(await say(fair, nina, 'offerInformationalInterviews', terms)).toMatchObject({ id: offerId, open: true })
})

test('II-18 who has left the company offers nothing there by a passport from before, for the company neither', async () => {
  const { employer } = await company(fair)
  const camille = await colleague(fair, employer, 'Camille Roux', 'RECRUITER')
  await say(fair, camille, 'offerInformationalInterviews', terms)
  await leaves(camille)
  for (const forCompany of [false, true]) {
    const refused = await say(fair, camille, 'offerInformationalInterviews', { ...terms, forCompany })
    expect(refused).toMatchObject({ code: 'FORBIDDEN', field: 'employerId' })
  }
  expect(await offers(fair, talent(), { employerId: employer })).toEqual([])
})

test('II-18 a company whose contact has left is asked no more until somebody answers for it', async () => {
  const of = await company(fair)
  const camille = await colleague(fair, of.employer, 'Camille Roux', 'RECRUITER')
  const { id: offerId } = await say(fair, camille, 'offerInformationalInterviews', { ...terms, forCompany: true })
  await leaves(camille)
  expect(await offers(fair, talent(), { employerId: of.employer })).toEqual([])
  const luc = await colleague(fair, of.employer, 'Luc Bravo', 'RECRUITER')
  const again = await say(fair, luc, 'offerInformationalInterviews', { ...terms, forCompany: true })
  expect(again).toMatchObject({ id: offerId, open: true, displayName: 'Luc Bravo' })
})

test('II-18 requests to somebody who has left wait for those who run the company, who hand them over', async () => {
  const { nina, offerId, employer } = await offering(fair)
  const [ines, bea] = [talent(), await admin(employer)]
  const { id } = await ask(fair, ines, offerId)
  await leaves(nina)
  const lacking = `query ($id: ID!) { _entities(representations: [{ __typename: "Employer", id: $id }]) {
    ... on Employer { interviewsWithoutRecruiter { nodes { interviewId } } } } }`
  const { _entities } = await fair.api.as(bea as never).query(lacking, { id: employer })
  expect(_entities[0].interviewsWithoutRecruiter.nodes).toEqual([{ interviewId: id }])
  const luc = await colleague(fair, employer, 'Luc Bravo')
  await say(fair, bea as never, 'reassignInterview', { interviewId: id, employerUserId: luc.user })
  await daysLater(15)
  expect(await say(fair, luc, 'acceptRequest', { interviewId: id, times: ['2026-12-20T09:00:00Z'] })).toMatchObject({
    ...{ status: 'IN_SCHEDULING', recruiterName: 'Luc Bravo' },
  })
  await daysLater(0)
})

test('II-18 what nobody of the company takes over ends after two weeks, and the talent is told why', async () => {
  const heard = await fair.hears([interviewCancelled])
  const { nina, offerId } = await offering(fair)
  const ines = talent()
  const { id } = await ask(fair, ines, offerId)
  await leaves(nina)
  await daysLater(13.9)
  expect(await statusOf(ines, id)).toMatchObject({ status: 'REQUESTED' })
  await daysLater(14.1)
  expect(await statusOf(ines, id)).toMatchObject({ status: 'CANCELLED', cancellationCause: 'RECRUITER_LEFT' })
  await until('it to be told', () => heard.some(({ aggregateId }) => aggregateId === id))
  await daysLater(0)
})

test('II-18 whoever takes over what was accepted proposes times of their own', async () => {
  const { nina, offerId, employer } = await offering(fair)
  const ines = talent()
  const { id } = await ask(fair, ines, offerId)
  await say(fair, nina, 'acceptRequest', { interviewId: id, times })
  const luc = await colleague(fair, employer, 'Luc Bravo')
  await say(fair, nina, 'reassignInterview', { interviewId: id, employerUserId: luc.user })
  expect(await statusOf(ines, id)).toMatchObject({
    status: 'IN_SCHEDULING',
    recruiterName: 'Luc Bravo',
    proposedTimes: [],
  })
  expect(await say(fair, luc, 'proposeTimes', { interviewId: id, times })).toMatchObject({ needsMyAction: false })
  expect(await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: times[1] })).toMatchObject({
    ...{ status: 'CONFIRMED', recruiterName: 'Luc Bravo' },
  })
})

test('SI-09 (part) of a company that is declined open requests outside events end, and what has a time stands', async () => {
  const { nina, offerId, declines } = await offering(fair, { perMonth: 3 })
  const [ines, hugo, lea] = [talent(), talent('Hugo Blanc'), talent('Léa Petit')]
  for (const who of [ines, hugo, lea]) await fair.knows(who)
  const ids: string[] = []
  for (const who of [ines, hugo, lea]) ids.push((await ask(fair, who, offerId)).id)
  for (const interviewId of ids.slice(1)) await say(fair, nina, 'acceptRequest', { interviewId, times })
  await say(fair, lea, 'chooseSlot', { interviewId: ids[2], startsAt: times[0] })
  await declines()
  const ended = { status: 'CANCELLED', cancellationCause: 'EMPLOYER_DECLINED' }
  expect(await statusOf(ines, ids[0]!)).toMatchObject(ended)
  expect(await statusOf(hugo, ids[1]!)).toMatchObject(ended)
  expect(await statusOf(lea, ids[2]!)).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-09 (part) asked while the company is declined: the request is refused, or ends', async () => {
  for (let round = 0; round < 4; round++) {
    const { offerId, declines } = await offering(fair)
    const ines = talent()
    await fair.knows(ines)
    const [asked] = await Promise.all([ask(fair, ines, offerId), declines()])
    if (asked.code) expect(asked.code).toBe('NOT_FOUND')
    else expect(await statusOf(ines, asked.id)).toMatchObject({ status: 'CANCELLED' })
  }
})
