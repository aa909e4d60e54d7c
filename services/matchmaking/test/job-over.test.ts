import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AppointmentOutcome,
  appointmentClashed,
  type Contract,
  type JobState,
  jobApproved,
  jobChanged,
  jobClosed,
  jobDeclined,
  matchEnded,
} from '@passerelle/contracts'
import { newId, type SchoolId } from '@passerelle/kernel'
import { settle, until } from '@passerelle/testkit'
import { candidate, does, matched, namedSchool, readMatch, schoolId, staff } from './matches.ts'
import { type School, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const startsAt = '2026-12-07T09:00:00.000Z'
type Matched = Awaited<ReturnType<typeof matched>>
type Standing = JobState['reviews'][number]['state']

/** What employers say of a job at the school. */
async function jobIs(
  state: Standing,
  { job, employerId, contact }: Omit<Matched, 'id' | 'talent'>,
  at: SchoolId = schoolId,
) {
  const facts = {
    CLOSED: jobClosed,
    DECLINED: jobDeclined,
    APPROVED: jobApproved,
    PENDING: jobChanged,
    EXPIRED: jobChanged,
  }
  const [review] = jobApproved.example.reviews
  const fact = facts[state as keyof typeof facts]
  const reviews = [{ ...review!, id: newId('jrv'), schoolId: at, state }]
  await school.rest.says(fact, { ...fact.example, id: job, employerId, postedBy: contact.sub, reviews, reviewId: null })
  await settle(school.service)
}

const standing = async (id: string) => (await readMatch(school, staff, id)).state

for (const state of ['CLOSED', 'EXPIRED', 'DECLINED'] as const) {
  test(`HU-38 a job that is ${state} ends its matches that nobody has decided, and each is told`, async () => {
    const heard = await school.hears([matchEnded])
    const [waits, decides] = [await matched(school, { accepted: false }), await matched(school)]
    for (const one of [waits, decides]) await jobIs(state, one)
    expect([await standing(waits.id), await standing(decides.id)]).toEqual(['JOB_OVER', 'JOB_OVER'])
    await until('both to be told', () => heard.length === 2)
    expect(heard.map(({ data }) => [data.state, data.change.subject, data.change.author])).toEqual([
      ['JOB_OVER', 'SYSTEM', null],
      ['JOB_OVER', 'SYSTEM', null],
    ])
  })
}

test('HU-38 an appointment that was proposed goes with its job, and the journal says so', async () => {
  const heard = await school.hears([matchEnded])
  const one = await matched(school)
  await does(school, one.contact, 'acceptCandidate', { matchId: one.id, startsAt })
  await jobIs('CLOSED', one)
  const { state, appointment, journal, viewerActions } = await readMatch(school, staff, one.id)
  expect([state, appointment, viewerActions]).toEqual(['JOB_OVER', null, []])
  expect(journal.nodes.at(-1)).toMatchObject({
    action: 'JOB_OVER',
    subject: 'SYSTEM',
    author: null,
    appointment: { startsAt },
  })
  await until('it to be told', () => heard.length > 0)
  expect(heard[0]!.data.withdrawn).toMatchObject({ startsAt })
})

test('HU-38 an accepted appointment is an interview and stands when the job is closed', async () => {
  const one = await matched(school)
  await does(school, one.contact, 'acceptCandidate', { matchId: one.id, startsAt })
  await does(school, one.talent, 'answerAppointment', { matchId: one.id, round: 1, accept: true })
  await jobIs('CLOSED', one)
  expect(await standing(one.id)).toBe('APPOINTMENT_ACCEPTED')
})

test('HU-38 a job whose text is read again, or that is over at another school, leaves a match as it is', async () => {
  const one = await matched(school)
  await jobIs('CLOSED', one, newId('sch'))
  await jobIs('PENDING', one)
  expect(await standing(one.id)).toBe('CANDIDATE_ACCEPTED')
})

test('HU-16 when the job is over everybody hears that, whatever they still wanted to answer', async () => {
  const [waits, decides, proposed] = [
    await matched(school, { accepted: false }),
    await matched(school),
    await matched(school),
  ]
  await does(school, proposed.contact, 'acceptCandidate', { matchId: proposed.id, startsAt })
  for (const one of [waits, decides, proposed]) await jobIs('EXPIRED', one)
  const answers = [
    await does(school, waits.talent, 'answerOffer', { matchId: waits.id, accept: true }),
    await does(school, decides.contact, 'acceptCandidate', { matchId: decides.id, startsAt }),
    await does(school, decides.contact, 'refuseCandidate', { matchId: decides.id }),
    await does(school, proposed.talent, 'answerAppointment', { matchId: proposed.id, round: 1, accept: true }),
  ]
  for (const answer of answers) {
    expect(answer).toMatchObject({ code: 'DECISION_CLOSED', state: 'JOB_OVER' })
    expect(answer.message).toMatch(/no longer open|n’est plus ouverte/)
  }
})

test('HU-38 the pair can be matched anew once the job is open again', async () => {
  const one = await matched(school)
  await jobIs('DECLINED', one)
  await jobIs('APPROVED', one)
  const again = await does(school, staff, 'proposeMatch', { candidateId: one.talent.id, jobId: one.job })
  expect(again).toMatchObject({ state: 'PROPOSED' })
  const other = await candidate(school)
  expect(await does(school, staff, 'proposeMatch', { candidateId: other.id, jobId: one.job })).toMatchObject({
    state: 'PROPOSED',
  })
})

test('HU-38 a match proposed as its job is closed is ended or not made, many times over', async () => {
  for (let round = 0; round < 6; round++) {
    const one = await matched(school, { accepted: false })
    const other = await candidate(school)
    const [proposed] = await Promise.all([
      does(school, staff, 'proposeMatch', { candidateId: other.id, jobId: one.job }),
      jobIs('CLOSED', one),
    ])
    await settle(school.service)
    if (proposed.id) expect(await standing(proposed.id)).toBe('JOB_OVER')
    else expect(proposed.code).toBe('JOB_NOT_APPROVED')
  }
})

test('HU-16 who said no to the offer of a job cannot take it once the job is over, and may say no again', async () => {
  const one = await matched(school, { accepted: false })
  await does(school, one.talent, 'answerOffer', { matchId: one.id, accept: false })
  await jobIs('PENDING', one)
  expect(await does(school, one.talent, 'answerOffer', { matchId: one.id, accept: true })).toMatchObject({
    state: 'CANDIDATE_ACCEPTED',
  })
  await does(school, one.talent, 'answerOffer', { matchId: one.id, accept: false })
  await jobIs('CLOSED', one)
  expect(await does(school, one.talent, 'answerOffer', { matchId: one.id, accept: true })).toMatchObject({
    code: 'DECISION_CLOSED',
    state: 'CANDIDATE_REFUSED',
  })
  expect((await readMatch(school, one.talent, one.id)).viewerActions).toEqual([])
  const again = { matchId: one.id, accept: false, comment: 'Déjà prise.' }
  expect(await does(school, one.talent, 'answerOffer', again)).toMatchObject({ state: 'CANDIDATE_REFUSED' })
})

test('HU-16 a company that said no cannot ask the candidate once its job is over', async () => {
  const one = await matched(school)
  await does(school, one.contact, 'refuseCandidate', { matchId: one.id })
  await jobIs('EXPIRED', one)
  expect((await readMatch(school, one.contact, one.id)).viewerActions).toEqual([])
  expect(await does(school, one.contact, 'acceptCandidate', { matchId: one.id, startsAt })).toMatchObject({
    code: 'DECISION_CLOSED',
    state: 'COMPANY_REFUSED',
  })
})

test('HU-29 staff who refused for somebody cannot take it back once the job is over', async () => {
  const one = await matched(school)
  await does(school, staff, 'refuseCandidate', { matchId: one.id })
  await jobIs('DECLINED', one)
  expect(await does(school, staff, 'stepBack', { matchId: one.id, step: 3 })).toMatchObject({
    code: 'DECISION_CLOSED',
    state: 'COMPANY_REFUSED',
  })
})

test('HU-38 an accepted appointment whose time was taken ends with a job that is over, and that is told', async () => {
  const one = await matched(school)
  await does(school, one.contact, 'acceptCandidate', { matchId: one.id, startsAt })
  await does(school, one.talent, 'answerAppointment', { matchId: one.id, round: 1, accept: true })
  await jobIs('CLOSED', one)
  const heard = await school.hears([matchEnded])
  const matchId = one.id as `mch_${string}`
  const endsAt = '2026-12-07T09:45:00.000Z'
  const clash = { id: matchId, matchId, round: 1, startsAt, endsAt, busy: [one.talent.sub] }
  await school.rest.says(appointmentClashed as Contract<AppointmentOutcome & { id: string }>, clash)
  await settle(school.service)
  const { state, journal } = await readMatch(school, staff, one.id)
  expect(state).toBe('JOB_OVER')
  expect(journal.nodes.map(({ action }: { action: string }) => action).slice(-2)).toEqual([
    'APPOINTMENT_CLASHED',
    'JOB_OVER',
  ])
  await until('it to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => data.withdrawn?.startsAt)).toEqual([startsAt])
})
