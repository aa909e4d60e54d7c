import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AppointmentOutcome,
  appointmentCancelled,
  appointmentHeld,
  jobApproved,
  jobClosed,
  matchEnded,
  matchInterviewCancelled,
  matchInterviewHeld,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { settle, stranger, until } from '@passerelle/testkit'
import { agreedMatch, does, hearsOf, matched, namedSchool, readMatch, schoolId, slot, staff } from './matches.ts'
import { type School, staffOf, startSchool } from './school.ts'

/** What becomes of a match whose appointment became an interview, and the end that the school makes. */
let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const later = '2026-12-09T09:00:00.000Z'
const at = '2026-12-07T09:45:00.000Z'

const agreed = () => agreedMatch(school)
type One = Awaited<ReturnType<typeof agreed>>

const hears = (one: { id: string }, fact: typeof appointmentHeld, more: Partial<AppointmentOutcome> = {}) =>
  hearsOf(school, one, fact, { at, ...more })
const held = (one: { id: string }, more?: Partial<AppointmentOutcome>) => hears(one, appointmentHeld, more)
const cancelled = (one: { id: string }, more?: Partial<AppointmentOutcome>) => hears(one, appointmentCancelled, more)
const anew = ({ talent, job }: One) => does(school, staff, 'proposeMatch', { candidateId: talent.id, jobId: job })
const byTalent = ({ talent }: One) => ({ cancelledBy: { side: 'CANDIDATE', personId: talent.sub } }) as const
const lastStep = async ({ id }: One) => (await readMatch(school, staff, id)).journal.nodes.at(-1)

test('HU-38 an interview that was held ends its match, and the journal says when it was', async () => {
  const one = await agreed()
  const moved = { startsAt: later, endsAt: '2026-12-09T09:45:00.000Z' }
  await held(one, moved)
  const { state, appointment, viewerActions } = await readMatch(school, staff, one.id)
  expect([state, appointment, viewerActions]).toEqual(['INTERVIEW_HELD', { round: 1, ...moved, place: null }, []])
  const nobody = { subject: 'SYSTEM', author: null, channel: 'SYSTEM', onBehalf: false }
  expect(await lastStep(one)).toMatchObject({ action: 'INTERVIEW_HELD', at, ...nobody, appointment: moved })
})

test('HU-38 that an interview was held is told once, and nothing as withdrawn', async () => {
  const heard = await school.hears([matchInterviewHeld])
  const one = await agreed()
  for (let time = 0; time < 2; time++) await held(one, { startsAt: later, endsAt: '2026-12-09T09:45:00.000Z' })
  await until('it to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.id, data.state, data.appointment?.startsAt, data.withdrawn])).toEqual([
    [one.id, 'INTERVIEW_HELD', later, null],
  ])
})

test('HU-38 after an interview that was held the pair can be matched anew', async () => {
  const one = await agreed()
  expect(await anew(one)).toMatchObject({ code: 'ALREADY_MATCHED', match: { id: one.id } })
  await held(one)
  const again = await anew(one)
  expect(again).toMatchObject({ state: 'PROPOSED' })
  expect(await anew(one)).toMatchObject({ code: 'ALREADY_MATCHED', match: { id: again.id } })
})

test('HU-38 once the interview was held nobody decides anything more', async () => {
  const one = await agreed()
  await held(one)
  const { id: matchId, contact, talent } = one
  for (const [who, what, input] of [
    [talent, 'answerOffer', { matchId, accept: false }],
    [contact, 'acceptCandidate', { matchId, startsAt: later }],
    [contact, 'refuseCandidate', { matchId }],
    [talent, 'answerAppointment', { matchId, round: 1, accept: false }],
    [staff, 'endMatch', { matchId }],
  ] as const) {
    const refused = await does(school, who, what, input)
    expect([what, refused.code, refused.state]).toEqual([what, 'DECISION_CLOSED', 'INTERVIEW_HELD'])
  }
})

test('HU-38 after a cancellation it is the company’s turn again, and the journal says whose it was', async () => {
  const one = await agreed()
  await cancelled(one, byTalent(one))
  const match = await readMatch(school, one.contact, one.id)
  const none = { companyAnswer: null, appointment: null, appointmentAnswer: null }
  expect(match).toMatchObject({ state: 'CANDIDATE_ACCEPTED', ...none, offerAnswer: { value: 'ACCEPTED' } })
  expect(match.viewerActions).toEqual(['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'])
  const who = {
    subject: 'CANDIDATE',
    author: { id: one.talent.sub },
    onBehalf: false,
    channel: 'INTERFACE',
    comment: null,
  }
  expect(await lastStep(one)).toMatchObject({ action: 'INTERVIEW_CANCELLED', at, ...who, appointment: slot })
})

test('HU-38 a cancellation that neither side made is nobody’s in the journal', async () => {
  const one = await agreed()
  await cancelled(one)
  const nobody = { subject: 'SYSTEM', author: null, channel: 'SYSTEM' }
  expect(await lastStep(one)).toMatchObject({ action: 'INTERVIEW_CANCELLED', ...nobody })
})

test('HU-38 a cancellation is told once, with the date that no longer stands', async () => {
  const heard = await school.hears([matchInterviewCancelled])
  const one = await agreed()
  for (let time = 0; time < 2; time++) await cancelled(one, byTalent(one))
  await until('it to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.id, data.state, data.withdrawn, data.change.author])).toEqual([
    [one.id, 'CANDIDATE_ACCEPTED', slot, one.talent.sub],
  ])
})

test('HU-38 after a cancellation another date is proposed and accepted, and word of the first one changes nothing', async () => {
  const one = await agreed()
  await cancelled(one)
  const { id: matchId, contact, talent } = one
  const next = await does(school, contact, 'acceptCandidate', { matchId, startsAt: later })
  expect(next.appointment).toMatchObject({ round: 2, startsAt: later })
  await does(school, talent, 'answerAppointment', { matchId, round: 2, accept: true })
  await cancelled(one)
  await held(one)
  expect((await readMatch(school, staff, matchId)).state).toBe('APPOINTMENT_ACCEPTED')
  await held(one, { round: 2 })
  expect((await readMatch(school, staff, matchId)).state).toBe('INTERVIEW_HELD')
})

test('HU-38 a cancellation ends the match where the job is over meanwhile', async () => {
  const one = await agreed()
  const reviews = [{ ...jobApproved.example.reviews[0]!, id: newId('jrv'), schoolId, state: 'CLOSED' as const }]
  const job = { id: one.job, employerId: one.employerId, postedBy: one.contact.sub, reviews, reviewId: null }
  await school.rest.says(jobClosed, { ...jobClosed.example, ...job })
  await settle(school.service)
  await cancelled(one, byTalent(one))
  const { state, journal } = await readMatch(school, staff, one.id)
  const actions = journal.nodes.map(({ action }: { action: string }) => action)
  expect([state, actions.slice(-2)]).toEqual(['JOB_OVER', ['INTERVIEW_CANCELLED', 'JOB_OVER']])
})

test('HU-38 staff end a match after a cancellation, in their words, and the pair can be matched anew', async () => {
  const heard = await school.hears([matchEnded])
  const one = await agreed()
  await cancelled(one)
  expect((await readMatch(school, staff, one.id)).viewerActions).toContain('END_MATCH')
  const comment = 'Elle a signé ailleurs.'
  const done = await does(school, staff, 'endMatch', { matchId: one.id, comment })
  expect([done.state, done.viewerActions]).toEqual(['ENDED', []])
  const step = { action: 'ENDED', subject: 'SCHOOL', author: { id: staff.sub }, onBehalf: false, comment }
  expect(done.journal.nodes.at(-1)).toMatchObject(step)
  expect(await does(school, staff, 'endMatch', { matchId: one.id })).toMatchObject({ state: 'ENDED' })
  await until('it to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.state, data.change.author])).toEqual([['ENDED', staff.sub]])
  expect(await anew(one)).toMatchObject({ state: 'PROPOSED' })
})

test('HU-38 staff end what waits for somebody, with the date that was proposed, and nobody answers it any more', async () => {
  const waits = await matched(school, { accepted: false })
  const proposed = await matched(school)
  await does(school, proposed.contact, 'acceptCandidate', { matchId: proposed.id, startsAt: later })
  for (const { id: matchId } of [waits, proposed]) {
    expect(await does(school, staff, 'endMatch', { matchId })).toMatchObject({ state: 'ENDED', appointment: null })
  }
  for (const answer of [
    await does(school, waits.talent, 'answerOffer', { matchId: waits.id, accept: true }),
    await does(school, proposed.contact, 'acceptCandidate', { matchId: proposed.id, startsAt: later }),
    await does(school, proposed.talent, 'answerAppointment', { matchId: proposed.id, round: 1, accept: true }),
  ]) {
    expect(answer).toMatchObject({ code: 'DECISION_CLOSED', state: 'ENDED' })
    expect(answer.message).toMatch(/school has ended|a mis fin/)
  }
})

test('HU-38 an accepted appointment is an interview, which the school does not end here; nor what is over', async () => {
  const one = await agreed()
  expect(await does(school, staff, 'endMatch', { matchId: one.id })).toMatchObject({
    code: 'DECISION_CLOSED',
    state: 'APPOINTMENT_ACCEPTED',
  })
  const refused = await matched(school)
  await does(school, refused.contact, 'refuseCandidate', { matchId: refused.id })
  expect(await does(school, staff, 'endMatch', { matchId: refused.id })).toMatchObject({
    code: 'DECISION_CLOSED',
    state: 'COMPANY_REFUSED',
  })
})

test('HU-38 nobody but staff of the school who deal with matches ends one', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  for (const who of [contact, talent])
    expect(await does(school, who, 'endMatch', { matchId })).toMatchObject({ code: 'FORBIDDEN' })
  for (const who of [stranger(), staffOf(schoolId, 'MANAGE_EVENTS'), staffOf(newId('sch'), 'MANAGE_MATCHES')])
    expect(await does(school, who as never, 'endMatch', { matchId })).toMatchObject({ code: 'NOT_FOUND' })
})

test('HU-38 staff end a match as the contact decides, many times over: one of the two is told that it came too late', async () => {
  for (let round = 0; round < 6; round++) {
    const { id: matchId, contact } = await matched(school)
    const [ended, decided] = await Promise.all([
      does(school, staff, 'endMatch', { matchId }),
      does(school, contact, 'refuseCandidate', { matchId }),
    ])
    expect([ended, decided].filter(({ code }) => code === 'DECISION_CLOSED')).toHaveLength(1)
    const { state } = await readMatch(school, staff, matchId)
    expect(state).toBe(ended.code ? 'COMPANY_REFUSED' : 'ENDED')
  }
})
