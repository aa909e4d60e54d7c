import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AppointmentClash,
  appointmentAnswered,
  appointmentClashed,
  appointmentWithdrawn,
  type Contract,
  candidateAccepted,
  candidateRefused,
  matchCandidateLinked,
  matchSteppedBack,
  offerAnswered,
} from '@passerelle/contracts'
import { settle, until } from '@passerelle/testkit'
import { becomesInterview, byLink, does, matched, namedSchool, readMatch, staff } from './matches.ts'
import { type School, signsIn, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const startsAt = '2027-03-07T09:00:00.000Z'
const appointment = { round: 1, startsAt, endsAt: '2027-03-07T09:45:00.000Z' }
const facts = [
  offerAnswered,
  candidateAccepted,
  candidateRefused,
  appointmentAnswered,
  appointmentWithdrawn,
  matchSteppedBack,
  matchCandidateLinked,
]
/** Told under the id of the match. */
const clashed = appointmentClashed as Contract<AppointmentClash & { id: string }>
const name = (type: string) => type.split('.')[2]

test('HU-26 HU-28 HU-32 HU-33 Q10 AC-05 from the offer to the interview, each step in the journal with its author', async () => {
  const heard = await school.hears(facts)
  const { id: matchId, contact, talent, employerId } = await matched(school)
  const comment = 'Au plaisir de vous rencontrer.'
  await does(school, contact, 'acceptCandidate', { matchId, startsAt, comment })
  const done = await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
  const at = '2026-11-22T09:00:00.000Z'
  expect(done).toMatchObject({
    state: 'APPOINTMENT_ACCEPTED',
    offerAnswer: { value: 'ACCEPTED', at, comment: null },
    companyAnswer: { value: 'ACCEPTED', at, comment },
    appointment,
    appointmentAnswer: { value: 'ACCEPTED', at, comment: null },
    interview: null,
    viewerActions: [],
  })
  const steps = done.journal.nodes.map((step: { [field: string]: unknown; author: { id: string } }) => [
    step.action,
    step.subject,
    step.value,
    step.author.id,
    step.channel,
    step.comment,
  ])
  expect(steps).toEqual([
    ['PROPOSED', 'SCHOOL', null, staff.sub, 'INTERFACE', null],
    ['OFFER_ANSWERED', 'CANDIDATE', 'ACCEPTED', talent.sub, 'INTERFACE', null],
    ['COMPANY_DECIDED', 'COMPANY', 'ACCEPTED', contact.sub, 'INTERFACE', comment],
    ['APPOINTMENT_ANSWERED', 'CANDIDATE', 'ACCEPTED', talent.sub, 'INTERFACE', null],
  ])
  const interview = await becomesInterview(school, { id: matchId }, { candidateId: talent.id, employerId })
  expect((await readMatch(school, contact, matchId)).interview).toEqual({ id: interview })
  await until('three facts', () => heard.length >= 3)
  expect(heard.map(({ type, data }) => [name(type), data.state, data.round, data.appointment !== null])).toEqual([
    ['offer-answered', 'CANDIDATE_ACCEPTED', 0, false],
    ['candidate-accepted', 'APPOINTMENT_PROPOSED', 1, true],
    ['appointment-answered', 'APPOINTMENT_ACCEPTED', 1, true],
  ])
})

test('HU-23 each answer shows its own date, and none while it is not given', async () => {
  const begins = school.clock()
  const { id: matchId, contact, talent } = await matched(school, { accepted: false })
  const dates = async () => {
    const { proposedAt, offerAnswer, companyAnswer, appointmentAnswer } = await readMatch(school, contact, matchId)
    return [proposedAt, ...[offerAnswer, companyAnswer, appointmentAnswer].map((answer) => answer?.at ?? null)]
  }
  const minutes = (count: number) => new Date(begins.getTime() + count * 60_000).toISOString()
  school.clock.set(minutes(1))
  await does(school, talent, 'answerOffer', { matchId, accept: true })
  expect(await dates()).toEqual([minutes(0), minutes(1), null, null])
  school.clock.set(minutes(2))
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  expect(await dates()).toEqual([minutes(0), minutes(1), minutes(2), null])
  school.clock.set(minutes(3))
  await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
  const all = await dates()
  school.clock.set(begins)
  expect(all).toEqual([minutes(0), minutes(1), minutes(2), minutes(3)])
})

test('HU-01 HU-02 HU-25 HU-31 the contact decides only once the offer is taken: yes with a date, no without any form', async () => {
  const { id: matchId, contact, talent } = await matched(school, { accepted: false })
  for (const [what, input] of [
    ['acceptCandidate', { startsAt }],
    ['refuseCandidate', {}],
  ] as const)
    expect(await does(school, contact, what, { matchId, ...input })).toMatchObject({ code: 'NOT_YET' })
  expect((await readMatch(school, contact, matchId)).viewerActions).toEqual([])
  await does(school, talent, 'answerOffer', { matchId, accept: true })
  expect((await readMatch(school, contact, matchId)).viewerActions.sort()).toEqual([
    'ACCEPT_CANDIDATE',
    'REFUSE_CANDIDATE',
  ])
  // A date belongs to acceptance, and to nothing else.
  await expect(does(school, contact, 'acceptCandidate', { matchId })).rejects.toThrow('startsAt')
  await expect(does(school, contact, 'refuseCandidate', { matchId, startsAt })).rejects.toThrow('startsAt')
  const plain = await does(school, contact, 'refuseCandidate', { matchId })
  expect(plain).toMatchObject({ state: 'COMPANY_REFUSED', appointment: null, companyAnswer: { comment: null } })
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  const commented = await does(school, contact, 'refuseCandidate', { matchId, comment: 'Poste pourvu.' })
  expect(commented).toMatchObject({ state: 'COMPANY_REFUSED', companyAnswer: { comment: 'Poste pourvu.' } })
  expect(commented.journal.nodes.at(-1)).toMatchObject({
    subject: 'COMPANY',
    value: 'REFUSED',
    comment: 'Poste pourvu.',
  })
})

test('HU-09 HU-12 HU-13 by the links of the mail the effect is the same, the channel is the mail, and looking changes nothing', async () => {
  const { id: matchId, contact } = await matched(school)
  const [yes, no] = [byLink(contact, matchId, 'ACCEPT_CANDIDATE'), byLink(contact, matchId, 'REFUSE_CANDIDATE')]
  const before = await readMatch(school, staff, matchId)
  expect((await readMatch(school, yes, matchId)).viewerActions).toEqual(['ACCEPT_CANDIDATE'])
  expect((await readMatch(school, no, matchId)).viewerActions).toEqual(['REFUSE_CANDIDATE'])
  expect(await readMatch(school, staff, matchId)).toEqual(before)
  const refused = await does(school, no, 'refuseCandidate', { matchId })
  expect(refused).toMatchObject({ state: 'COMPANY_REFUSED', companyAnswer: { value: 'REFUSED' } })
  expect(refused.journal.nodes.at(-1)).toMatchObject({
    subject: 'COMPANY',
    author: { id: contact.sub },
    authorName: 'Camille Roux',
    onBehalf: false,
    channel: 'MAIL',
  })
  const accepted = await does(school, yes, 'acceptCandidate', { matchId, startsAt, durationMinutes: 30 })
  expect(accepted).toMatchObject({
    state: 'APPOINTMENT_PROPOSED',
    appointment: { round: 2, startsAt, endsAt: '2027-03-07T09:30:00.000Z' },
  })
  expect(accepted.journal.nodes.at(-1)).toMatchObject({
    channel: 'MAIL',
    value: 'ACCEPTED',
    appointment: { round: 2, startsAt },
  })
})

test('HU-15 HU-17 HU-34 the company changes its mind by either way; a new date replaces the old, a refusal takes it back', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  const heard = await school.hears(facts)
  const no = byLink(contact, matchId, 'REFUSE_CANDIDATE')
  const later = '2027-03-08T14:00:00.000Z'
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  await does(school, byLink(contact, matchId, 'ACCEPT_CANDIDATE'), 'acceptCandidate', { matchId, startsAt: later })
  const stale = await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
  expect(stale).toMatchObject({ __typename: 'AppointmentChanged', appointment: { round: 2, startsAt: later } })
  expect(await does(school, no, 'refuseCandidate', { matchId })).toMatchObject({
    appointment: null,
    state: 'COMPANY_REFUSED',
  })
  expect(await does(school, no, 'refuseCandidate', { matchId })).toMatchObject({ state: 'COMPANY_REFUSED' })
  expect(await does(school, talent, 'answerAppointment', { matchId, round: 2, accept: true })).toMatchObject({
    code: 'APPOINTMENT_CHANGED',
    appointment: null,
  })
  const again = await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  expect(again.journal.nodes.map(({ value }: { value: string }) => value)).toEqual([
    null,
    'ACCEPTED',
    'ACCEPTED',
    'ACCEPTED',
    'REFUSED',
    'ACCEPTED',
  ])
  await settle(school.service)
  await until('four facts', () => heard.length >= 4)
  expect(
    heard.map(({ type, data }) => [name(type), data.appointment?.startsAt ?? null, data.withdrawn?.startsAt ?? null]),
  ).toEqual([
    ['candidate-accepted', startsAt, null],
    ['candidate-accepted', later, startsAt],
    ['candidate-refused', null, later],
    ['candidate-accepted', startsAt, null],
  ])
})

test('HU-16 HU-19 HU-24 no deadline but the next step: weeks later the interface still decides, then it is closed', async () => {
  const { id: matchId, contact, talent } = await matched(school, { accepted: false })
  expect(await does(school, contact, 'refuseCandidate', { matchId })).toMatchObject({ code: 'NOT_YET' })
  school.clock.advance(31 * 24 * 3600_000)
  await does(school, talent, 'answerOffer', { matchId, accept: true })
  school.clock.advance(31 * 24 * 3600_000)
  await does(school, contact, 'refuseCandidate', { matchId })
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  await does(school, talent, 'answerAppointment', { matchId, round: 2, accept: false, comment: 'Je suis en examen.' })
  const closed = { __typename: 'DecisionClosed', code: 'DECISION_CLOSED', state: 'APPOINTMENT_DECLINED' }
  const link = byLink(contact, matchId, 'REFUSE_CANDIDATE')
  for (const who of [contact, link, staff])
    expect(await does(school, who, 'refuseCandidate', { matchId })).toMatchObject(closed)
  expect(await does(school, contact, 'acceptCandidate', { matchId, startsAt: '2020-01-01T09:00:00Z' })).toMatchObject(
    closed,
  )
  expect((await readMatch(school, contact, matchId)).journal.nodes).toHaveLength(5)
})

test('HU-30 no acceptance without a date to come of 10 to 240 minutes', async () => {
  const { id: matchId, contact } = await matched(school)
  const accept = async (input: Record<string, unknown>) =>
    (await does(school, contact, 'acceptCandidate', { matchId, ...input })).code
  expect(await accept({ startsAt: '2026-11-21T09:00:00Z' })).toBe('APPOINTMENT_IN_PAST')
  expect(await accept({ startsAt, durationMinutes: 5 })).toBe('APPOINTMENT_INVALID')
  expect(await accept({ startsAt, durationMinutes: 241 })).toBe('APPOINTMENT_INVALID')
  await expect(accept({})).rejects.toThrow('startsAt')
  expect((await readMatch(school, contact, matchId)).state).toBe('CANDIDATE_ACCEPTED')
})

test('HU-30 an appointment starts with a whole minute', async () => {
  const { id: matchId, contact } = await matched(school)
  const accepted = await does(school, contact, 'acceptCandidate', { matchId, startsAt: '2027-03-07T09:00:59.999Z' })
  expect(accepted.appointment).toEqual(appointment)
})

test('Q10 an accepted appointment whose time was taken goes back to the company, told and journalled, once', async () => {
  const { id, contact, talent } = await matched(school)
  const matchId = id as `mch_${string}`
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
  const heard = await school.hears([appointmentWithdrawn])
  const clash = { id: matchId, matchId, round: 1, startsAt, endsAt: appointment.endsAt, busy: [talent.sub] }
  await school.rest.says(clashed, { ...clash, round: 2 })
  for (let time = 0; time < 2; time++) await school.rest.says(clashed, clash)
  await settle(school.service)
  const match = await readMatch(school, contact, matchId)
  expect(match).toMatchObject({
    state: 'CANDIDATE_ACCEPTED',
    companyAnswer: null,
    appointment: null,
    appointmentAnswer: null,
    offerAnswer: { value: 'ACCEPTED' },
    viewerActions: ['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'],
  })
  expect(match.journal.nodes).toHaveLength(5)
  expect(match.journal.nodes[4]).toMatchObject({
    subject: 'SYSTEM',
    action: 'APPOINTMENT_CLASHED',
    author: null,
    authorName: null,
    onBehalf: false,
    channel: 'SYSTEM',
    appointment,
  })
  await until('the fact', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.state, data.withdrawn, data.change.author])).toEqual([
    ['CANDIDATE_ACCEPTED', { startsAt, endsAt: appointment.endsAt }, null],
  ])
  const next = await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  expect(next.appointment.round).toBe(2)
})

test('HU-29 a candidate who has not signed in is acted for, and finds the match when they do', async () => {
  const { id: matchId, contact, talent } = await matched(school, { signedIn: false })
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  await does(school, staff, 'answerAppointment', { matchId, round: 1, accept: true })
  expect(await readMatch(school, talent, matchId)).toBeNull()
  const heard = await school.hears(facts)
  await signsIn(school, { id: talent.sub, email: talent.email })
  await settle(school.service)
  expect((await readMatch(school, talent, matchId)).state).toBe('APPOINTMENT_ACCEPTED')
  await until('the fact', () => heard.length > 0)
  expect(heard.map(({ type, data }) => [name(type), data.candidatePersonId, data.state])).toEqual([
    ['match-candidate-linked', talent.sub, 'APPOINTMENT_ACCEPTED'],
  ])
})
