import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  employerChanged,
  informationalOfferChanged,
  informationalOfferMade,
  informationalOfferWithdrawn,
  interviewConfirmed,
  interviewRequested,
  personChanged,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { until } from '@passerelle/testkit'
import { employerState, type Fair, personState, say, startFair } from './fair.ts'
import { ask, company, myInformational, offering, offers, talent, terms, times, wish } from './offers.ts'
import { agenda, colleague, enrolled } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const ids = (list: { id: string }[]) => list.map(({ id }) => id)

test('II-18 any employee of a company says that they may be asked, about what, in which languages and how often', async () => {
  const { nina, offer } = await offering(fair, { languages: ['FR', 'eng', 'fr'], customQuestion: 'Pourquoi moi ?' })
  expect(offer).toMatchObject({
    ...{ displayName: 'Nina Petit', companyName: 'Cosling', topics: terms.topics, languages: ['fr', 'en'] },
    ...{ perMonth: 2, leftThisMonth: 2, open: true, customQuestion: 'Pourquoi moi ?', timeZone: 'Europe/Paris' },
    ...{ person: { id: nina.sub }, employerUser: { id: nina.user }, employer: { id: nina.employer } },
  })
  expect(offer.expectation).toMatch(/aucun poste/)
})

test('II-18 offers of what is no company are none', async () => {
  const { nina } = await offering(fair)
  expect(await offers(fair, nina, { employerId: 'emp_\u0000' })).toEqual([])
})

test('II-18 an offer names topics, languages that there are, and a number', async () => {
  const nina = await (await company(fair)).user('Nina Petit')
  const refused = async (changes: object) => {
    const { code, field } = await say(fair, nina, 'offerInformationalInterviews', { ...terms, ...changes })
    return [code, field]
  }
  expect(await refused({ topics: [] })).toEqual(['INVALID_INPUT', 'topics'])
  expect(await refused({ topics: Array(11).fill('x') })).toEqual(['INVALID_INPUT', 'topics'])
  expect(await refused({ topics: ['Recherche', ' '] })).toEqual(['INVALID_INPUT', 'topics.1'])
  expect(await refused({ topics: ['x'.repeat(101)] })).toEqual(['INVALID_INPUT', 'topics.0'])
  expect(await refused({ languages: [] })).toEqual(['INVALID_INPUT', 'languages'])
  for (const none of ['qz', 'français', 'fr-1', '']) {
    expect(await refused({ languages: ['fr', none] })).toEqual(['INVALID_INPUT', 'languages.1'])
  }
  for (const perMonth of [0, -1, 51]) expect(await refused({ perMonth })).toEqual(['INVALID_INPUT', 'perMonth'])
  expect(await refused({ customQuestion: 'x'.repeat(501) })).toEqual(['INVALID_INPUT', 'customQuestion'])
})

test('II-18 who works for no company offers nothing, and who works for several says for which', async () => {
  const [one, two] = [await company(fair), await company(fair, 'Bravo')]
  const nina = await one.user('Nina Petit')
  const both = {
    ...nina,
    employers: [...nina.employers, { employer: two.employer, user: newId('eus'), role: 'RECRUITER' }],
  }
  const offer = (who: object, changes: object = {}) =>
    say(fair, who as never, 'offerInformationalInterviews', { ...terms, ...changes })
  expect(await offer(talent())).toMatchObject({ code: 'FORBIDDEN' })
  expect(await offer(nina, { employerId: two.employer })).toMatchObject({ code: 'FORBIDDEN', field: 'employerId' })
  expect(await offer(both)).toMatchObject({ code: 'INVALID_INPUT', field: 'employerId' })
  expect(await offer(both, { employerId: two.employer })).toMatchObject({ companyName: 'Bravo' })
})

test('II-18 offered again it is the same offer in other words', async () => {
  const heard = await fair.hears([informationalOfferMade, informationalOfferChanged])
  const { nina, offerId } = await offering(fair)
  const again = (changes: object = {}) => say(fair, nina, 'offerInformationalInterviews', { ...terms, ...changes })
  expect(await again()).toMatchObject({ id: offerId, perMonth: 2 })
  expect(await again({ topics: ['Télétravail'], perMonth: 5 })).toMatchObject({
    id: offerId,
    topics: ['Télétravail'],
    perMonth: 5,
  })
  await fair.settled()
  const told = () => heard.filter(({ data }) => data.id === offerId)
  await until('both to be told', () => told().length >= 2)
  expect(told().map(({ type, data }) => [type, data.perMonth])).toEqual([
    [informationalOfferMade.type, 2],
    [informationalOfferChanged.type, 5],
  ])
})

test('II-18 two who offer the same at once have made one offer', async () => {
  const nina = await (await company(fair)).user('Nina Petit')
  const made = await Promise.all(
    [1, 2, 3].map((perMonth) => say(fair, nina, 'offerInformationalInterviews', { ...terms, perMonth })),
  )
  expect(new Set(ids(made)).size).toBe(1)
})

test('II-18 what is told of an offer has neither names nor words', async () => {
  const heard = await fair.hears([informationalOfferMade])
  const { offerId } = await offering(fair, { idealCandidate: 'Curieuse' })
  await fair.settled()
  await until('it to be told', () => heard.some(({ data }) => data.id === offerId))
  const { data } = heard.find((one) => one.data.id === offerId)!
  expect(Object.keys(data).sort()).toEqual(Object.keys(informationalOfferMade.example).sort())
  expect(JSON.stringify(data)).not.toMatch(/Nina|Cosling|Recherche|Curieuse/)
})

test('II-18 it shows to candidates of the schools that approve the company, and to no others', async () => {
  const other = newId('sch')
  const { offerId, nina, employer } = await offering(fair)
  const elsewhere = { ...talent(), candidates: [{ candidate: newId('cnd'), school: other }] }
  const employerId = employer
  expect(ids(await offers(fair, talent(), { employerId }))).toEqual([offerId])
  expect(await offers(fair, elsewhere, { employerId })).toEqual([])
  expect(await offers(fair, { sub: newId('per') }, { employerId })).toEqual([])
  // The company's own people, and the school's staff.
  expect(ids(await offers(fair, nina, { employerId }))).toEqual([offerId])
  expect(await ask(fair, elsewhere, offerId)).toMatchObject({ code: 'NOT_FOUND' })
})

test('II-18 a company that is approved nowhere shows to nobody else', async () => {
  const { declines, offerId, employer } = await offering(fair)
  await declines()
  expect(await offers(fair, talent(), { employerId: employer })).toEqual([])
  expect(await ask(fair, talent(), offerId)).toMatchObject({ code: 'NOT_FOUND' })
})

test('SI-09 a time that somebody of a company proposed is not chosen any more once the school has declined the company', async () => {
  const { declines, offerId, nina } = await offering(fair)
  const ines = await enrolled(fair)
  const { id: interviewId } = await ask(fair, ines, offerId)
  await say(fair, nina, 'acceptRequest', { interviewId, times })
  await declines()
  expect(await say(fair, ines, 'chooseSlot', { interviewId, startsAt: times[0] })).toMatchObject({
    ...{ __typename: 'WrongState', status: 'CANCELLED' },
  })
})

test('II-18 offers are found by name, company, topic and language', async () => {
  const of = await company(fair, 'Éclair Système')
  const who = await of.user('Zoé Quatremère')
  const { id } = await say(fair, who, 'offerInformationalInterviews', {
    ...terms,
    topics: ['Métrologie'],
    languages: ['pt-BR'],
  })
  for (const filter of [
    { search: 'quatremere' },
    { search: 'eclair' },
    { search: 'METROLOGIE zoe' },
    { language: 'pt' },
    { language: 'POR' },
    { employerId: of.employer },
  ]) {
    expect([filter, ids(await offers(fair, talent(), filter))]).toEqual([filter, [id]])
  }
  for (const filter of [{ search: 'zoe bravo' }, { language: 'fi' }, { language: 'rien' }]) {
    expect([filter, await offers(fair, talent(), filter)]).toEqual([filter, []])
  }
})

test('II-18 an offer follows the names that person and company have now', async () => {
  const { nina, offerId, employer } = await offering(fair)
  await fair.rest.says(personChanged, personState(nina.sub, 'Nina Grandet'))
  await fair.rest.says(employerChanged, employerState(employer, 'Cosling Groupe'))
  await fair.settled()
  const [found] = await offers(fair, talent(), { employerId: employer, search: 'grandet groupe' })
  expect(found).toMatchObject({ id: offerId, displayName: 'Nina Grandet', companyName: 'Cosling Groupe' })
})

test('II-18 a talent asks without any event, the employee proposes times, and the talent chooses one', async () => {
  const heard = await fair.hears([interviewRequested, interviewConfirmed])
  const { nina, offerId } = await offering(fair)
  const ines = talent()
  const asked = await ask(fair, ines, offerId, { questions: [{ topic: 'FUTURE_ROLES', text: 'Et demain ?' }] })
  expect(asked).toMatchObject({
    ...{ kind: 'INFORMATIONAL', status: 'REQUESTED', origin: 'REQUEST', event: null, host: null, job: null, ...wish },
    ...{ recruiterName: 'Nina Petit', questions: [{ topic: 'FUTURE_ROLES', text: 'Et demain ?' }], proposedTimes: [] },
    ...{ viewerActions: ['CANCEL'], informationalOffer: { id: offerId }, timeZone: 'Europe/Paris' },
  })
  expect(asked.expectation).toMatch(/aucun poste/)
  const place = { kind: 'LINK', link: 'https://visio.example.org/nina' }
  const accepted = await say(fair, nina, 'acceptRequest', { interviewId: asked.id, times: [...times].reverse(), place })
  expect(accepted).toMatchObject({ status: 'IN_SCHEDULING', slot: null, place, message: wish.message })
  expect(accepted.proposedTimes).toEqual([
    { startsAt: times[0], endsAt: '2026-12-08T09:20:00.000Z' },
    { startsAt: times[1], endsAt: '2026-12-10T13:20:00.000Z' },
  ])
  const chosen = await say(fair, ines, 'chooseSlot', { interviewId: asked.id, startsAt: times[1] })
  expect(chosen).toMatchObject({ status: 'CONFIRMED', slot: accepted.proposedTimes[1], place })
  for (const who of [ines, nina]) {
    expect(await agenda(fair, who)).toMatchObject([{ id: asked.id, origin: 'REQUEST' }])
  }
  await fair.settled()
  await until('both to be told', () => heard.length >= 2)
  expect(heard.map(({ data }) => [data.status, data.eventId, data.offerId, data.proposedTimes?.length])).toEqual([
    ['REQUESTED', null, offerId, 0],
    ['CONFIRMED', null, offerId, 2],
  ])
})

test('II-18 it is decided one by one, with a reason', async () => {
  const { nina, offerId } = await offering(fair)
  const [ines, hugo] = [talent(), talent('Hugo Blanc')]
  const [one, two] = [await ask(fair, ines, offerId), await ask(fair, hugo, offerId)]
  expect(await say(fair, ines, 'acceptRequest', { interviewId: one.id, times })).toMatchObject({ code: 'FORBIDDEN' })
  const no = await say(fair, nina, 'rejectRequest', { interviewId: one.id, reason: 'Pas ce mois-ci.' })
  expect(no).toMatchObject({ status: 'REJECTED', reason: 'Pas ce mois-ci.' })
  expect(await say(fair, nina, 'acceptRequest', { interviewId: two.id, times })).toMatchObject({
    status: 'IN_SCHEDULING',
  })
  expect(await say(fair, hugo, 'cancelInterview', { interviewId: two.id, reason: 'Absent.' })).toMatchObject({
    status: 'CANCELLED',
  })
})

test('II-18 a request says why this company, and answers the question of the offer', async () => {
  const { offerId } = await offering(fair, { customQuestion: 'Pourquoi moi ?' })
  const ines = talent()
  expect(await ask(fair, ines, offerId, { whyThisCompany: ' ' })).toMatchObject({ code: 'ANSWER_REQUIRED' })
  const answer = 'Vos travaux.'
  expect(await ask(fair, ines, offerId, { whyThisCompany: ' ', answer })).toMatchObject({ code: 'REASON_REQUIRED' })
  expect(await ask(fair, ines, offerId)).toMatchObject({ code: 'ANSWER_REQUIRED', question: 'Pourquoi moi ?' })
  expect(await ask(fair, ines, offerId, { answer })).toMatchObject({ question: 'Pourquoi moi ?', answer })
})

test('II-18 whoever accepts proposes one to five times ahead', async () => {
  const { nina, offerId } = await offering(fair)
  const { id: interviewId } = await ask(fair, talent(), offerId)
  const refused = async (changes: object) => {
    const { code, field } = await say(fair, nina, 'acceptRequest', { interviewId, ...changes })
    return [code, field]
  }
  expect(await refused({})).toEqual(['INVALID_INPUT', 'times'])
  expect(await refused({ times: [] })).toEqual(['INVALID_INPUT', 'times'])
  expect(await refused({ times: [times[0], times[0]] })).toEqual(['INVALID_INPUT', 'times'])
  const six = [8, 9, 10, 11, 12, 13].map((hour) => `2026-12-09T${String(hour).padStart(2, '0')}:00:00Z`)
  expect(await refused({ times: six })).toEqual(['INVALID_INPUT', 'times'])
  expect(await refused({ times: ['2026-11-01T09:00:00Z'] })).toEqual(['INVALID_TIME', 'times'])
  expect(await refused({ times, durationMinutes: 4 })).toEqual(['INVALID_TIME', 'durationMinutes'])
  expect(await refused({ times, place: { kind: 'LINK' } })).toEqual(['INVALID_INPUT', 'place.link'])
  const accepted = await say(fair, nina, 'acceptRequest', { interviewId, times: six.slice(0, 5), durationMinutes: 45 })
  expect(accepted.proposedTimes[0]).toEqual({
    startsAt: '2026-12-09T08:00:00.000Z',
    endsAt: '2026-12-09T08:45:00.000Z',
  })
})

test('II-18 of the proposed times those are left at which both are free', async () => {
  const { nina, offerId } = await offering(fair)
  const [ines, hugo] = [talent(), talent('Hugo Blanc')]
  const [one, two] = [await ask(fair, ines, offerId), await ask(fair, hugo, offerId)]
  for (const { id } of [one, two]) await say(fair, nina, 'acceptRequest', { interviewId: id, times })
  const choose = (who: typeof ines, { id }: { id: string }, startsAt: string) =>
    say(fair, who, 'chooseSlot', { interviewId: id, startsAt })
  expect(await choose(ines, one, times[0]!)).toMatchObject({ status: 'CONFIRMED' })
  const left = [{ startsAt: times[1], endsAt: '2026-12-10T13:20:00.000Z' }]
  expect(await choose(hugo, two, times[0]!)).toMatchObject({ code: 'SLOT_TAKEN', nextFreeSlots: left })
  expect(await choose(hugo, two, '2026-12-09T09:00:00Z')).toMatchObject({
    code: 'SLOT_NOT_OFFERED',
    nextFreeSlots: left,
  })
  fair.clock.set('2026-12-09T09:00:00Z')
  expect(await choose(hugo, two, times[0]!)).toMatchObject({ code: 'SLOT_NOT_OFFERED', nextFreeSlots: left })
  fair.clock.set('2026-12-10T13:00:00Z')
  expect(await choose(hugo, two, times[1]!)).toMatchObject({ code: 'NO_SLOT_AVAILABLE' })
  fair.clock.set('2026-11-22T09:00:00Z')
})

test('II-18 many who choose the same of the proposed times at once: one meets, the others choose again', async () => {
  const { nina, offerId } = await offering(fair, { perMonth: 6 })
  const all = Array.from({ length: 6 }, (_, i) => talent(`Talent ${i}`))
  const asked = await Promise.all(all.map((who) => ask(fair, who, offerId)))
  for (const { id } of asked) await say(fair, nina, 'acceptRequest', { interviewId: id, times })
  const answers = await Promise.all(
    all.map((who, i) => say(fair, who, 'chooseSlot', { interviewId: asked[i].id, startsAt: times[0] })),
  )
  const outcomes = answers.map(({ status, code }) => status ?? code).sort()
  expect(outcomes).toEqual(['CONFIRMED', ...Array(5).fill('SLOT_TAKEN')])
})

test('II-18 a talent asks once at a time, and not themselves', async () => {
  const { nina, offerId } = await offering(fair)
  const ines = talent()
  const answers = await Promise.all([1, 2, 3].map(() => ask(fair, ines, offerId)))
  const made = answers.filter(({ status }) => status === 'REQUESTED')
  expect(answers.map(({ status, code }) => status ?? code).sort()).toEqual([
    ...['ALREADY_IN_CONTACT', 'ALREADY_IN_CONTACT', 'REQUESTED'],
  ])
  await say(fair, ines, 'cancelInterview', { interviewId: made[0].id })
  expect(await ask(fair, ines, offerId)).toMatchObject({ status: 'REQUESTED' })
  const both = { ...nina, candidates: ines.candidates }
  expect(await ask(fair, both, offerId)).toMatchObject({ code: 'FORBIDDEN' })
})

test('II-18 of many who ask at once as many are let in as it takes a month', async () => {
  const { offerId, employer } = await offering(fair, { perMonth: 3 })
  const all = Array.from({ length: 12 }, (_, i) => talent(`Talent ${i}`))
  const answers = await Promise.all(all.map((who) => ask(fair, who, offerId)))
  const outcomes = answers.map(({ status, code }) => status ?? code).sort()
  expect(outcomes).toEqual([...Array(9).fill('MONTH_FULL'), ...Array(3).fill('REQUESTED')])
  const [offer] = await offers(fair, talent(), { employerId: employer })
  expect(offer).toMatchObject({ leftThisMonth: 0, requestRefusal: { code: 'MONTH_FULL' } })
})

test('II-18 what is rejected or withdrawn gives its place in the month back', async () => {
  const { nina, offerId } = await offering(fair, { perMonth: 1 })
  const [ines, hugo] = [talent(), talent('Hugo Blanc')]
  const one = await ask(fair, ines, offerId)
  expect(await ask(fair, hugo, offerId)).toMatchObject({ code: 'MONTH_FULL' })
  await say(fair, nina, 'rejectRequest', { interviewId: one.id })
  const two = await ask(fair, hugo, offerId)
  expect(await ask(fair, ines, offerId)).toMatchObject({ code: 'MONTH_FULL' })
  await say(fair, hugo, 'cancelInterview', { interviewId: two.id })
  expect(await ask(fair, ines, offerId)).toMatchObject({ status: 'REQUESTED' })
})

test('II-18 months are those of whoever offers, and the next one begins anew', async () => {
  const of = await company(fair)
  const kenji = { ...(await of.user('Kenji Ito')), tz: 'Asia/Tokyo' }
  const { id: offerId, timeZone } = await say(fair, kenji, 'offerInformationalInterviews', { ...terms, perMonth: 1 })
  expect(timeZone).toBe('Asia/Tokyo')
  await ask(fair, talent(), offerId)
  const full = await ask(fair, talent('Hugo Blanc'), offerId)
  expect(full).toMatchObject({ code: 'MONTH_FULL', askAgainFrom: '2026-11-30T15:00:00.000Z' })
  expect(full.message).toContain('1er décembre 2026')
  fair.clock.set('2026-11-30T14:59:59Z')
  expect(await ask(fair, talent('Hugo Blanc'), offerId)).toMatchObject({ code: 'MONTH_FULL' })
  fair.clock.set('2026-11-30T15:00:00Z')
  expect(await ask(fair, talent('Hugo Blanc'), offerId)).toMatchObject({ status: 'REQUESTED' })
  fair.clock.set('2026-11-22T09:00:00Z')
})

test('II-18 who has withdrawn is asked no more, and answers what has come', async () => {
  const heard = await fair.hears([informationalOfferWithdrawn])
  const { nina, offerId, employer } = await offering(fair)
  const ines = talent()
  const { id: interviewId } = await ask(fair, ines, offerId)
  expect(await say(fair, ines, 'withdrawInformationalOffer', { offerId })).toMatchObject({ code: 'NOT_FOUND' })
  const luc = await colleague(fair, employer, 'Luc Bravo')
  expect(await say(fair, luc, 'withdrawInformationalOffer', { offerId })).toMatchObject({ code: 'NOT_FOUND' })
  for (const _ of [1, 2]) {
    expect(await say(fair, nina, 'withdrawInformationalOffer', { offerId })).toMatchObject({ open: false })
  }
  expect(await offers(fair, ines, { employerId: employer })).toEqual([])
  expect(await offers(fair, nina, { employerId: employer })).toEqual([])
  expect(await offers(fair, nina, { mine: true })).toMatchObject([{ id: offerId, open: false }])
  expect(await ask(fair, talent('Hugo Blanc'), offerId)).toMatchObject({ code: 'HOST_CLOSED' })
  expect(await say(fair, nina, 'acceptRequest', { interviewId, times })).toMatchObject({ status: 'IN_SCHEDULING' })
  expect(await say(fair, ines, 'chooseSlot', { interviewId, startsAt: times[0] })).toMatchObject({
    status: 'CONFIRMED',
  })
  await fair.settled()
  await until('it to be told', () => heard.length >= 1)
  expect(heard.map(({ data }) => [data.id, data.open])).toEqual([[offerId, false]])
})

test('II-18 an admin takes an offer of the company out, too', async () => {
  const { offerId, employer } = await offering(fair)
  const bea = await colleague(fair, employer, 'Béa Admin')
  const admin = { ...bea, employers: [{ employer, user: bea.user, role: 'ADMIN' }] }
  expect(await say(fair, admin as never, 'withdrawInformationalOffer', { offerId })).toMatchObject({ open: false })
})

test('II-18 each of the two finds it in the list of their own, by status and by whose turn it is', async () => {
  const { nina, offerId } = await offering(fair)
  const ines = talent()
  const { id } = await ask(fair, ines, offerId)
  const of = (who: typeof ines | typeof nina, filter?: object) => myInformational(fair, who, filter)
  expect(await of(nina)).toEqual([
    {
      id,
      status: 'REQUESTED',
      needsMyAction: true,
      viewerSide: 'RECRUITER',
      viewerActions: ['ACCEPT', 'REJECT', 'REASSIGN'],
    },
  ])
  expect(await of(ines, { needsMyAction: true })).toEqual([])
  expect(ids(await of(ines, { status: 'REQUESTED' }))).toEqual([id])
  await say(fair, nina, 'acceptRequest', { interviewId: id, times })
  expect(ids(await of(ines, { needsMyAction: true }))).toEqual([id])
  expect(await of(talent('Hugo Blanc'))).toEqual([])
})

test('II-18 once it has a time, company and candidate are acquainted', async () => {
  const of = await company(fair)
  const nina = await colleague(fair, of.employer, 'Nina Petit', 'RECRUITER')
  const { id: offerId } = await say(fair, nina, 'offerInformationalInterviews', terms)
  const ines = talent()
  const candidateId = ines.candidates[0]!.candidate
  await fair.knows(ines)
  const plan = () =>
    say(fair, nina, 'planInterview', { employerId: of.employer, candidateId, startsAt: '2026-12-15T09:00:00Z' })
  const { id } = await ask(fair, ines, offerId)
  await say(fair, nina, 'acceptRequest', { interviewId: id, times })
  expect(await plan()).toMatchObject({ code: 'NOT_ACQUAINTED' })
  await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: times[0] })
  expect(await plan()).toMatchObject({ status: 'CONFIRMED' })
})

test('PE-25 (part) colleagues who recruit read that it is, and not what was written there', async () => {
  const { nina, offerId, employer } = await offering(fair, { customQuestion: 'Pourquoi moi ?' })
  const ines = talent()
  const { id } = await ask(fair, ines, offerId, { answer: 'Vos travaux.', questions: [{ text: 'Et demain ?' }] })
  const luc = await colleague(fair, employer, 'Luc Bravo', 'RECRUITER')
  const read = async (who: typeof luc | typeof ines) =>
    (
      await fair.api
        .as(who as never)
        .query(
          'query ($id: ID!) { interview(id: $id) { status message question answer whyThisCompany questions { text } } }',
          { id },
        )
    ).interview
  expect(await read(luc)).toEqual({
    ...{ status: 'REQUESTED', message: '', question: null, answer: null, whyThisCompany: null, questions: [] },
  })
  const whole = {
    status: 'REQUESTED',
    ...wish,
    question: 'Pourquoi moi ?',
    answer: 'Vos travaux.',
    questions: [{ text: 'Et demain ?' }],
  }
  for (const who of [ines, nina]) expect(await read(who as never)).toEqual(whole)
})
