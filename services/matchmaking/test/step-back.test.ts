import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { matchSteppedBack } from '@passerelle/contracts'
import { until } from '@passerelle/testkit'
import { byLink, does, matched, namedSchool, readMatch, schoolId, staff } from './matches.ts'
import { type School, staffOf, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const startsAt = '2026-12-07T09:00:00.000Z'

test('HU-29 staff act in the candidate’s and the company’s place; the journal names subject and real author', async () => {
  const { id: matchId } = await matched(school, { accepted: false })
  await does(school, staff, 'answerOffer', { matchId, accept: true })
  await does(school, staff, 'acceptCandidate', { matchId, startsAt })
  const done = await does(school, staff, 'answerAppointment', {
    matchId,
    round: 1,
    accept: true,
    comment: 'Par téléphone.',
  })
  const by = { author: { id: staff.sub }, authorName: 'Benoît Martin', onBehalf: true, channel: 'INTERFACE' }
  expect(done.journal.nodes.slice(1)).toMatchObject([
    { ...by, subject: 'CANDIDATE', action: 'OFFER_ANSWERED' },
    { ...by, subject: 'COMPANY', action: 'COMPANY_DECIDED' },
    { ...by, subject: 'CANDIDATE', action: 'APPOINTMENT_ANSWERED', comment: 'Par téléphone.' },
  ])
})

test('HU-29 staff take back what they did for somebody, once', async () => {
  const { id: matchId } = await matched(school)
  await does(school, staff, 'acceptCandidate', { matchId, startsAt })
  expect((await readMatch(school, staff, matchId)).viewerActions).toContain('STEP_BACK')
  const back = await does(school, staff, 'stepBack', { matchId, step: 3, comment: 'Erreur de date.' })
  expect(back).toMatchObject({ state: 'CANDIDATE_ACCEPTED', companyAnswer: null, appointment: null })
  expect(back.journal.nodes.at(-1)).toMatchObject({
    number: 4,
    subject: 'SCHOOL',
    action: 'STEPPED_BACK',
    withdraws: 3,
    onBehalf: false,
    comment: 'Erreur de date.',
    appointment: { startsAt },
  })
  expect(await does(school, staff, 'stepBack', { matchId, step: 3 })).toMatchObject({ state: 'CANDIDATE_ACCEPTED' })
  expect(await does(school, staff, 'stepBack', { matchId, step: 2 })).toMatchObject({ code: 'NOT_BY_STAFF' })
})

test('HU-34 a step back that withdraws an appointment is told', async () => {
  const { id: matchId } = await matched(school)
  const heard = await school.hears([matchSteppedBack])
  await does(school, staff, 'acceptCandidate', { matchId, startsAt })
  await does(school, staff, 'stepBack', { matchId, step: 3 })
  await until('the fact', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.state, data.withdrawn?.startsAt])).toEqual([['CANDIDATE_ACCEPTED', startsAt]])
})

test('HU-16 nothing is taken back once the next step is made', async () => {
  const { id: matchId, talent } = await matched(school)
  await does(school, staff, 'acceptCandidate', { matchId, startsAt })
  await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: false })
  expect(await does(school, staff, 'stepBack', { matchId, step: 3 })).toMatchObject({
    code: 'DECISION_CLOSED',
    state: 'APPOINTMENT_DECLINED',
  })
})

test('HU-29 the steps of one request see each other, each in its own answer', async () => {
  const { id } = await matched(school, { accepted: false })
  const shown = '... on Match { state viewerActions journal { nodes { action } } }'
  const answer = await school.api.as(staff).query(
    `mutation ($id: ID!, $startsAt: DateTime!) {
      offer: answerOffer(input: { matchId: $id, accept: true }) { ${shown} }
      company: acceptCandidate(input: { matchId: $id, startsAt: $startsAt }) { ${shown} }
      back: stepBack(input: { matchId: $id, step: 3 }) { ${shown} } }`,
    { id, startsAt },
  )
  const decides = ['ANSWER_OFFER', 'ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE', 'REMIND_CONTACT', 'STEP_BACK', 'END_MATCH']
  const actions = ['PROPOSED', 'OFFER_ANSWERED', 'COMPANY_DECIDED', 'STEPPED_BACK'].map((action) => ({ action }))
  expect(answer).toEqual({
    offer: { state: 'CANDIDATE_ACCEPTED', viewerActions: decides, journal: { nodes: actions.slice(0, 2) } },
    company: {
      state: 'APPOINTMENT_PROPOSED',
      viewerActions: ['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE', 'ANSWER_APPOINTMENT', 'STEP_BACK', 'END_MATCH'],
      journal: { nodes: actions.slice(0, 3) },
    },
    back: { state: 'CANDIDATE_ACCEPTED', viewerActions: decides, journal: { nodes: actions } },
  })
})

test('HU-29 a step back restores the appointment that a mistaken refusal had taken', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  await does(school, byLink(contact, matchId, 'ACCEPT_CANDIDATE'), 'acceptCandidate', { matchId, startsAt })
  await does(school, staff, 'refuseCandidate', { matchId })
  const back = await does(school, staff, 'stepBack', { matchId, step: 4 })
  expect(back).toMatchObject({
    state: 'APPOINTMENT_PROPOSED',
    appointment: { round: 3, startsAt },
    companyAnswer: { value: 'ACCEPTED' },
  })
  const { state } = await does(school, talent, 'answerAppointment', { matchId, round: 3, accept: true })
  expect(state).toBe('APPOINTMENT_ACCEPTED')
})

test('AC-04 only staff with MANAGE_MATCHES act for others, and nobody acts for the other side', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  const others = [staffOf(schoolId, 'MANAGE_CANDIDATES', 'MANAGE_EVENTS')]
  for (const who of others)
    expect(await does(school, who, 'refuseCandidate', { matchId })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await does(school, contact, 'stepBack', { matchId, step: 2 })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await does(school, talent, 'refuseCandidate', { matchId })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await does(school, talent, 'acceptCandidate', { matchId, startsAt })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await does(school, contact, 'answerOffer', { matchId, accept: false })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await does(school, contact, 'answerAppointment', { matchId, round: 1, accept: true })).toMatchObject({
    code: 'FORBIDDEN',
  })
  expect((await readMatch(school, staff, matchId)).journal.nodes).toHaveLength(2)
})
