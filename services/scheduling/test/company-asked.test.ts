import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewReassigned, interviewRequested } from '@passerelle/contracts'
import { until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { ask, company, myInformational, offers, talent, terms, times } from './offers.ts'
import { colleague } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

/** A company that is asked, a recruiter who answers for it, and a colleague. */
async function asked(perMonth = 3) {
  const of = await company(fair)
  const camille = await colleague(fair, of.employer, 'Camille Roux', 'RECRUITER')
  const nina = await of.user('Nina Petit')
  const offer = await say(fair, camille, 'offerInformationalInterviews', { ...terms, perMonth, forCompany: true })
  return { ...of, camille, nina, offer, offerId: offer.id as string }
}
const name = (who: object, interviewId: string, { user }: { user: string }) =>
  say(fair, who as never, 'reassignInterview', { interviewId, employerUserId: user })

test('II-18 a company is asked where somebody who recruits for it answers', async () => {
  const { employer, offer, offerId, camille, nina } = await asked()
  expect(offer).toMatchObject({ forCompany: true, displayName: 'Camille Roux', companyName: 'Cosling' })
  const ofNina = await say(fair, nina, 'offerInformationalInterviews', terms)
  expect(ofNina).toMatchObject({ forCompany: false, displayName: 'Nina Petit' })
  expect(await say(fair, nina, 'offerInformationalInterviews', { ...terms, forCompany: true })).toMatchObject({
    ...{ code: 'FORBIDDEN', field: 'forCompany' },
  })
  const listed = async (forCompany?: boolean) =>
    (await offers(fair, talent(), { employerId: employer, ...(forCompany !== undefined && { forCompany }) })).map(
      ({ id }) => id,
    )
  expect(await listed()).toEqual([ofNina.id, offerId])
  expect([await listed(true), await listed(false)]).toEqual([[offerId], [ofNina.id]])
  expect(await say(fair, nina, 'withdrawInformationalOffer', { offerId })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await say(fair, camille, 'withdrawInformationalOffer', { offerId })).toMatchObject({ open: false })
})

test('II-18 whoever says last that the company is asked answers for it from then on', async () => {
  const { employer, offerId, camille } = await asked()
  const before = await ask(fair, talent(), offerId)
  const luc = await colleague(fair, employer, 'Luc Bravo', 'RECRUITER')
  const again = await say(fair, luc, 'offerInformationalInterviews', { ...terms, forCompany: true })
  expect(again).toMatchObject({ id: offerId, displayName: 'Luc Bravo', person: { id: luc.sub } })
  const after = await ask(fair, talent('Hugo Blanc'), offerId)
  expect((await myInformational(fair, luc)).map(({ id }) => id)).toEqual([after.id])
  expect((await myInformational(fair, camille)).map(({ id }) => id)).toEqual([before.id])
})

test('II-18 the company names one of its people, who answers', async () => {
  const heard = await fair.hears([interviewRequested, interviewReassigned])
  const { camille, nina, offerId } = await asked()
  const ines = talent()
  const { id, ...request } = await ask(fair, ines, offerId)
  expect(request).toMatchObject({ asksCompany: true, recruiterName: 'Camille Roux', status: 'REQUESTED' })
  const accept = (who: typeof nina) => say(fair, who, 'acceptRequest', { interviewId: id, times })
  expect(await accept(nina)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await name(ines, id, nina)).toMatchObject({ code: 'FORBIDDEN' })
  await name(camille, id, nina)
  expect(await accept(camille)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await accept(nina)).toMatchObject({ asksCompany: false, recruiterName: 'Nina Petit', status: 'IN_SCHEDULING' })
  const chosen = await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: times[0] })
  expect(chosen).toMatchObject({ status: 'CONFIRMED', recruiterName: 'Nina Petit' })
  await fair.settled()
  await until('both to be told', () => heard.length >= 2)
  expect(heard.map(({ data }) => [data.asksCompany, data.recruiter])).toEqual([
    [true, camille.sub],
    [false, nina.sub],
  ])
})

test('II-18 an admin names somebody, too, and nobody of another company can be named', async () => {
  const { employer, nina, offerId } = await asked()
  const bea = await colleague(fair, employer, 'Béa Admin')
  const admin = { ...bea, employers: [{ employer, user: bea.user, role: 'ADMIN' }] }
  const { id } = await ask(fair, talent(), offerId)
  const stranger = await (await company(fair, 'Bravo')).user('Luc Bravo')
  expect(await name(admin, id, stranger)).toMatchObject({ code: 'INTERVIEWER_UNKNOWN' })
  expect(await name(admin, id, nina)).toMatchObject({ asksCompany: false, recruiterName: 'Nina Petit' })
})

test('II-18 whoever answers for the company accepts for themselves, or says no', async () => {
  const { camille, offerId } = await asked()
  const one = await ask(fair, talent(), offerId)
  expect(await say(fair, camille, 'acceptRequest', { interviewId: one.id, times })).toMatchObject({
    ...{ asksCompany: false, status: 'IN_SCHEDULING', recruiterName: 'Camille Roux' },
  })
  const two = await ask(fair, talent('Hugo Blanc'), offerId)
  const no = await say(fair, camille, 'rejectRequest', { interviewId: two.id, reason: 'Personne en décembre.' })
  expect(no).toMatchObject({ status: 'REJECTED', reason: 'Personne en décembre.' })
})

test('II-18 what is asked of the company counts in its month, whoever it names', async () => {
  const { camille, nina, offerId } = await asked(1)
  const own = await say(fair, nina, 'offerInformationalInterviews', { ...terms, perMonth: 1 })
  const { id } = await ask(fair, talent(), offerId)
  await name(camille, id, nina)
  expect(await ask(fair, talent('Hugo Blanc'), offerId)).toMatchObject({ code: 'MONTH_FULL' })
  expect(await ask(fair, talent('Hugo Blanc'), own.id)).toMatchObject({ status: 'REQUESTED' })
})

test('II-18 of two people one request is open at a time, be it by the company', async () => {
  const { camille, nina, offerId } = await asked()
  const own = await say(fair, nina, 'offerInformationalInterviews', terms)
  const [ines, hugo] = [talent(), talent('Hugo Blanc')]
  // Asked themselves first: the company names somebody else.
  await ask(fair, ines, own.id)
  const one = await ask(fair, ines, offerId)
  expect(await name(camille, one.id, nina)).toMatchObject({ code: 'ALREADY_IN_CONTACT', field: 'employerUserId' })
  // Named first: they need not be asked again.
  const two = await ask(fair, hugo, offerId)
  await name(camille, two.id, nina)
  expect(await ask(fair, hugo, own.id)).toMatchObject({ code: 'ALREADY_IN_CONTACT' })
  const [seen] = await offers(fair, hugo, { employerId: nina.employer, forCompany: false })
  expect(seen).toMatchObject({ requestRefusal: { code: 'ALREADY_IN_CONTACT' } })
})

test('II-18 named and asked at the same moment, one of the two stands', async () => {
  const { camille, nina, offerId } = await asked(20)
  const own = await say(fair, nina, 'offerInformationalInterviews', { ...terms, perMonth: 20 })
  for (let round = 0; round < 4; round++) {
    const ines = talent()
    const { id } = await ask(fair, ines, offerId)
    const [named, direct] = await Promise.all([name(camille, id, nina), ask(fair, ines, own.id)])
    const codes = [named.code, direct.code].filter(Boolean)
    expect(codes).toEqual(['ALREADY_IN_CONTACT'])
  }
})

test('II-18 who accepts for the company and was asked in their own name, too, has one of the two', async () => {
  const { camille, offerId } = await asked()
  const own = await say(fair, camille, 'offerInformationalInterviews', terms)
  const ines = talent()
  await ask(fair, ines, own.id)
  const { id } = await ask(fair, ines, offerId)
  expect(await say(fair, camille, 'acceptRequest', { interviewId: id, times })).toMatchObject({
    code: 'ALREADY_IN_CONTACT',
  })
})

test('II-18 nobody is named to meet themselves', async () => {
  const { camille, nina, offerId } = await asked()
  const both = { ...talent(), sub: nina.sub }
  const { id } = await ask(fair, both, offerId)
  expect(await name(camille, id, nina)).toMatchObject({ code: 'FORBIDDEN', field: 'employerUserId' })
})
