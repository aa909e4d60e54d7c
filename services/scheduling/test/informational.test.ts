import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { appointmentClashed, interviewCompleted, interviewConfirmed, interviewRequested } from '@passerelle/contracts'
import { createOrm } from '@passerelle/persistence'
import { readTypeDefs } from '@passerelle/service-kit'
import { until } from '@passerelle/testkit'
import { type Fair, opening, say, startFair } from './fair.ts'
import { interviewFields } from './operations.ts'
import { colleague, enrolled } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const informational = { interviewKind: 'INFORMATIONAL' }
const wish = { message: 'Bonjour', whyThisCompany: 'Votre équipe d’optimisation.' }
const questions = [
  { topic: 'FUTURE_ROLES', text: 'Quels rôles ouvrez-vous au printemps ?' },
  { topic: 'GENERAL', text: 'À quoi ressemble un mardi ?' },
]

async function conversation(settings: Record<string, unknown> = {}) {
  const event = await fair.event()
  const host = await fair.host(event, { ...informational, ...settings })
  return { event, host, ines: await fair.talent(event) }
}

test('II-01 an informational interview is of its own kind, at a fair and outside, and is for no job', async () => {
  const { event, host, ines } = await conversation()
  const heard = await fair.hears([interviewRequested, interviewConfirmed])
  const asked = await say(fair, ines, 'requestInterview', { hostId: host.hostId, ...wish })
  expect(asked).toMatchObject({ kind: 'INFORMATIONAL', status: 'REQUESTED', job: null })
  await say(fair, host, 'acceptRequest', { interviewId: asked.id })
  const chosen = await say(fair, ines, 'chooseSlot', { interviewId: asked.id, startsAt: host.slots[0] })
  expect(chosen).toMatchObject({ kind: 'INFORMATIONAL', status: 'CONFIRMED', job: null })
  await fair.settled()
  await until('both to be told', () => heard.length >= 2)
  expect(heard.map(({ data }) => [data.kind, data.jobId, data.matchId])).toEqual([
    ['INFORMATIONAL', null, null],
    ['INFORMATIONAL', null, null],
  ])
  for (const { data } of heard) expect(interviewConfirmed.data.parse(data)).toEqual(data)

  const job = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  expect(await say(fair, ines, 'requestInterview', { hostId: job.hostId, ...wish, questions })).toMatchObject({
    ...{ kind: 'JOB', expectation: null, whyThisCompany: null, questions: [] },
  })
  const { candidateId } = await enrolled(fair)
  const plan = { employerId: host.employer, candidateId, startsAt: '2026-12-10T13:30:00Z', kind: 'INFORMATIONAL' }
  const forAJob = await say(fair, host, 'planInterview', { ...plan, jobId: 'job_01ja0000000000000000000001' })
  expect(forAJob).toMatchObject({ code: 'NOT_FOR_A_JOB' })
  expect(await say(fair, host, 'planInterview', plan)).toMatchObject({ kind: 'INFORMATIONAL', job: null })
})

test('II-02 it says that no job is at its end, before the request, in it and when confirmed, in the reader’s language', async () => {
  const { host, ines } = await conversation()
  const notice = { fr: /aucun poste/, en: /there is no job at the end/ }
  const inEnglish = { ...ines, locale: 'en' as const }
  const document = `query ($id: ID!) { host(id: $id) { interviewKind expectation } }`
  const before = async (who: typeof ines) => (await fair.api.as(who).query(document, { id: host.hostId })).host
  expect(await before({ ...ines, locale: 'fr' } as never)).toEqual({
    ...{ interviewKind: 'INFORMATIONAL', expectation: expect.stringMatching(notice.fr) },
  })
  expect((await before(inEnglish)).expectation).toMatch(notice.en)
  const asked = await say(fair, inEnglish, 'requestInterview', { hostId: host.hostId, ...wish })
  expect(asked.expectation).toMatch(notice.en)
  const accepted = await say(fair, { ...host, locale: 'fr' }, 'acceptRequest', { interviewId: asked.id })
  expect(accepted.expectation).toMatch(notice.fr)
  const chosen = await say(fair, inEnglish, 'chooseSlot', { interviewId: asked.id, startsAt: host.slots[0] })
  expect(chosen.expectation).toMatch(notice.en)
})

test('II-03 it yields no offer and moves no match: the database refuses to tie it to one, and no field is there for either', async () => {
  const { host, ines } = await conversation({ bookingMode: 'DIRECT' })
  const booking = { hostId: host.hostId, startsAt: host.slots[0], whyThisCompany: wish.whyThisCompany }
  const moves = await fair.hears([appointmentClashed])
  const heard = await fair.hears([interviewConfirmed, interviewCompleted])
  const { id } = await say(fair, ines, 'bookSlot', booking)
  fair.clock.set(host.slots[1]!)
  await fair.settled()
  const told = () => heard.filter(({ aggregateId }) => aggregateId === id).map(({ type, data }) => [type, data.matchId])
  await until('its end to be told', () => told().length >= 2)
  expect(told()).toEqual([
    [interviewConfirmed.type, null],
    [interviewCompleted.type, null],
  ])
  // All that scheduling ever tells a match.
  expect(moves).toEqual([])
  const { interview } = await fair.api
    .as(ines)
    .query(`query ($id: ID!) { interview(id: $id) { ${interviewFields} } }`, { id })
  fair.clock.set('2026-11-22T09:00:00Z')
  // Its end is its end: nothing to decide, for neither side.
  expect(interview).toMatchObject({ status: 'COMPLETED', match: null, job: null, viewerActions: ['REPORT_NO_SHOW'] })

  const orm = await createOrm({ url: fair.database.url, entities: [] })
  const tie = (change: string) => orm.em.fork().execute(`update interview set ${change} where id = ?`, [id])
  const toMatch = `match_id = 'mch_01ja0000000000000000000001', match_round = 1`
  await expect(tie(toMatch)).rejects.toThrow(/interview_of_match/)
  await expect(tie(`${toMatch}, origin = 'MATCH'`)).rejects.toThrow(/interview_of_match/)
  await expect(tie(`job_id = 'job_01ja0000000000000000000001'`)).rejects.toThrow(/interview_informational/)
  await orm.close()
  const sdl = JSON.stringify(readTypeDefs(new URL('../schema', import.meta.url)))
  expect(sdl).not.toMatch(/"value":"\w*(hire|hiring|jobOffer|outcome|decision)\w*"/i)
})

test('II-05 not everybody gets one: the host is asked first unless he says otherwise, and may say no', async () => {
  const event = await fair.event()
  const recruiter = await fair.recruiter(event)
  const { days } = opening(event)
  const host = await say(fair, recruiter, 'openAvailability', { eventId: event.id, ...informational, days })
  expect(host).toMatchObject({ bookingMode: 'SELECTIVE', interviewKind: 'INFORMATIONAL' })
  const ines = await fair.talent(event)
  const direct = { hostId: host.id, startsAt: host.slots[0].startsAt, whyThisCompany: wish.whyThisCompany }
  expect(await say(fair, ines, 'bookSlot', direct)).toMatchObject({ code: 'REQUEST_REQUIRED' })
  const { id } = await say(fair, ines, 'requestInterview', { hostId: host.id, ...wish })
  expect(await say(fair, recruiter, 'rejectRequest', { interviewId: id })).toMatchObject({ status: 'REJECTED' })
  const open = { eventId: event.id, ...informational, bookingMode: 'DIRECT', days }
  expect(await say(fair, recruiter, 'openAvailability', open)).toMatchObject({ bookingMode: 'DIRECT' })
  expect(await say(fair, ines, 'bookSlot', direct)).toMatchObject({ status: 'CONFIRMED' })
})

/** A request with questions, and how they are read and written. */
async function prepared() {
  const { host, ines } = await conversation()
  const asked = await say(fair, ines, 'requestInterview', { hostId: host.hostId, ...wish, questions })
  const read = async () =>
    (await fair.api.as(host).query(`query ($id: ID!) { interview(id: $id) { questions { topic text } } }`, asked))
      .interview.questions
  const prepare = (list: object[], who: { sub: string } = ines) =>
    say(fair, who, 'prepareQuestions', { interviewId: asked.id, questions: list })
  return { host, ines, asked, read, prepare }
}
const many = Array.from({ length: 200 }, (_, i) => ({ topic: 'COMPANY', text: `Question ${i + 1} ?` }))

test('II-06 the host reads beforehand what the talent will ask', async () => {
  const { asked, read } = await prepared()
  expect(asked.questions).toEqual(questions)
  expect(await read()).toEqual(questions)
})

test('II-07 questions may be about future roles', async () => {
  const { prepare, read } = await prepared()
  const future = [{ topic: 'FUTURE_ROLES', text: 'Recrutez-vous au printemps ?' }]
  await prepare(future)
  expect(await read()).toEqual(future)
})

test('II-06 the talent brings two hundred questions, and each of them says something', async () => {
  const { prepare } = await prepared()
  expect((await prepare(many)).questions).toEqual(many)
  for (const wrong of [[...many, many[0]!], [{ text: ' ' }], [{ text: 'x'.repeat(501) }]])
    expect(await prepare(wrong)).toMatchObject({ code: 'INVALID_INPUT' })
})

test('II-06 the talent changes the questions until the interview, and nobody else does', async () => {
  const { host, ines, asked, prepare, read } = await prepared()
  await say(fair, host, 'acceptRequest', { interviewId: asked.id })
  await say(fair, ines, 'chooseSlot', { interviewId: asked.id, startsAt: host.slots[0] })
  expect((await prepare([{ text: '  Et demain ?  ' }])).questions).toEqual([{ topic: 'GENERAL', text: 'Et demain ?' }])
  expect(await prepare([], host)).toMatchObject({ code: 'FORBIDDEN' })
  await say(fair, ines, 'cancelInterview', { interviewId: asked.id })
  expect(await prepare([])).toMatchObject({ __typename: 'WrongState', status: 'CANCELLED' })
  expect(await read()).toEqual([{ topic: 'GENERAL', text: 'Et demain ?' }])
})

test('II-06 a job interview has no prepared questions', async () => {
  const event = await fair.event()
  const [host, ines] = [await fair.host(event), await fair.talent(event)]
  const interviewId = await fair.accepted(host, ines)
  expect(await say(fair, ines, 'prepareQuestions', { interviewId, questions })).toMatchObject({
    code: 'NOT_INFORMATIONAL',
  })
})

test('II-08 whoever asks for one says why this company, which the host reads; without it nothing is sent', async () => {
  const { event, host, ines } = await conversation()
  const ask = (whyThisCompany?: string) =>
    say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour', whyThisCompany })
  for (const none of [undefined, ' \n']) {
    expect(await ask(none)).toMatchObject({ __typename: 'ReasonRequired', code: 'REASON_REQUIRED' })
  }
  const long = await ask('x'.repeat(2_001))
  expect([long.code, long.message]).toEqual([
    'INVALID_INPUT',
    'Ce qui vous attire dans cette entreprise : 2\u202f000 caractères au plus.',
  ])
  const { id } = await ask(wish.whyThisCompany)
  const { interview } = await fair.api
    .as(host)
    .query(`query ($id: ID!) { interview(id: $id) { whyThisCompany } }`, { id })
  expect(interview).toEqual({ whyThisCompany: wish.whyThisCompany })

  const luc = await fair.host(event, { ...informational, bookingMode: 'DIRECT' }, 'Luc Bravo', 'Bravo')
  const booking = { hostId: luc.hostId, startsAt: luc.slots[3] }
  expect(await say(fair, ines, 'bookSlot', booking)).toMatchObject({ __typename: 'ReasonRequired' })
  const booked = await say(fair, ines, 'bookSlot', { ...booking, whyThisCompany: 'Bravo !', questions })
  expect(booked).toMatchObject({ status: 'CONFIRMED', whyThisCompany: 'Bravo !', questions })
})

test('SI-11 (part) job interviews at a fair are for recruiters to offer', async () => {
  const event = await fair.event()
  const recruiter = await fair.recruiter(event)
  const nina = await colleague(fair, recruiter.employer, 'Nina Petit', 'REPRESENTATIVE')
  const job = await say(fair, nina, 'openAvailability', opening(event))
  expect(job).toMatchObject({ __typename: 'ActionRefused', code: 'FORBIDDEN' })
  expect(await say(fair, recruiter, 'openAvailability', opening(event))).toMatchObject({ interviewKind: 'JOB' })
})

test('II-15 any employee hosts informational interviews', async () => {
  const event = await fair.event()
  const recruiter = await fair.recruiter(event)
  const nina = await colleague(fair, recruiter.employer, 'Nina Petit', 'REPRESENTATIVE')
  const host = await say(fair, nina, 'openAvailability', opening(event, informational))
  expect(host).toMatchObject({ displayName: 'Nina Petit', companyName: 'Cosling', open: true })
  expect(await say(fair, nina, 'openAvailability', opening(event))).toMatchObject({ code: 'FORBIDDEN' })
  const ines = await fair.talent(event)
  const { id } = await say(fair, ines, 'requestInterview', { hostId: host.id, ...wish })
  await say(fair, nina, 'acceptRequest', { interviewId: id })
  const chosen = { interviewId: id, startsAt: host.slots[0].startsAt }
  expect(await say(fair, ines, 'chooseSlot', chosen)).toMatchObject({
    status: 'CONFIRMED',
    recruiterName: 'Nina Petit',
  })
  const hugo = await fair.talent(event, 'Hugo Blanc')
  const offer = { hostId: host.id, candidateId: hugo.candidates[0]!.candidate, message: 'Parlons métier ?' }
  expect(await say(fair, nina, 'offerInterview', offer)).toMatchObject({ kind: 'INFORMATIONAL', status: 'REQUESTED' })
})

test('II-16 it is short by default, at a fair and outside, whatever job interviews take', async () => {
  const minutes = async (durations: number[], settings: object) => {
    const event = await fair.event({ durations })
    const recruiter = await fair.recruiter(event)
    const { days } = await say(fair, recruiter, 'openAvailability', opening(event, { ...settings }))
    return days[0].durationMinutes
  }
  expect(await minutes([45, 30, 20], informational)).toBe(20)
  expect(await minutes([45, 30], informational)).toBe(30)
  expect(await minutes([45, 30, 20], {})).toBe(45)

  const recruiter = await fair.recruiter(await fair.event())
  const { candidateId } = await enrolled(fair)
  const plan = (startsAt: string, kind: string) =>
    say(fair, recruiter, 'planInterview', { employerId: recruiter.employer, candidateId, startsAt, kind })
  expect((await plan('2026-12-10T09:00:00Z', 'INFORMATIONAL')).slot.endsAt).toBe('2026-12-10T09:20:00.000Z')
  expect((await plan('2026-12-10T10:00:00Z', 'JOB')).slot.endsAt).toBe('2026-12-10T10:45:00.000Z')
})
