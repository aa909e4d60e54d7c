import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AppointmentOutcome,
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
const later = '2027-03-08T14:00:00.000Z'
const appointment = { round: 1, startsAt, endsAt: '2027-03-07T09:45:00.000Z', place: null }
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
const clashed = appointmentClashed as Contract<AppointmentOutcome & { id: string }>
const name = (type: string) => type.split('.')[2]

type Step = { [field: string]: unknown; author: { id: string } }
const minute = 60_000

/** A match whose candidate has said yes to the offer, the company to the candidate, and the candidate to the appointment. */
async function agreed() {
  const match = await matched(school)
  const { id: matchId, contact, talent } = match
  await does(school, contact, 'acceptCandidate', { matchId, startsAt, comment: 'Au plaisir.' })
  const done = await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
  return { ...match, matchId, done, steps: done.journal.nodes as Step[] }
}

let agreement: ReturnType<typeof agreed> | undefined
/** One that stands, for those who only read. */
const standing = () => (agreement ??= agreed())

test('HU-26 each step from the offer to the interview is in the journal, in order', async () => {
  const { steps } = await standing()
  expect(steps.map(({ action, subject, channel }) => [action, subject, channel])).toEqual([
    ['PROPOSED', 'SCHOOL', 'INTERFACE'],
    ['OFFER_ANSWERED', 'CANDIDATE', 'INTERFACE'],
    ['COMPANY_DECIDED', 'COMPANY', 'INTERFACE'],
    ['APPOINTMENT_ANSWERED', 'CANDIDATE', 'INTERFACE'],
  ])
})

test('AC-05 each step in the journal keeps its author', async () => {
  const { steps, talent, contact } = await standing()
  expect(steps.map(({ author }) => author.id)).toEqual([staff.sub, talent.sub, contact.sub, talent.sub])
})

test('HU-28 answers are in the journal with their date, time and value', async () => {
  const { id: matchId, contact, talent } = await matched(school, { accepted: false })
  const at: string[] = []
  const next = () => {
    school.clock.advance(7 * minute)
    at.push(school.clock().toISOString())
  }
  next()
  await does(school, talent, 'answerOffer', { matchId, accept: true })
  next()
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  next()
  const done = await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: false })
  const answers = done.journal.nodes.slice(1).map((step: Step) => [step.value, step.at])
  expect(answers).toEqual([
    ['ACCEPTED', at[0]],
    ['ACCEPTED', at[1]],
    ['REFUSED', at[2]],
  ])
})

test('HU-32 the contact’s comment is in the journal', async () => {
  const { steps } = await standing()
  expect(steps.map(({ comment }) => comment)).toEqual([null, null, 'Au plaisir.', null])
})

test('HU-33 the candidate’s answer to the appointment is another than that to the offer', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  const offered = school.clock().toISOString()
  school.clock.advance(minute)
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  const answered = school.clock().toISOString()
  expect(await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: false })).toMatchObject({
    state: 'APPOINTMENT_DECLINED',
    offerAnswer: { value: 'ACCEPTED', at: offered },
    appointmentAnswer: { value: 'REFUSED', at: answered },
    viewerActions: [],
  })
})

test('Q10 the match leads to the interview that its accepted appointment became', async () => {
  const { matchId, contact, talent, employerId, done } = await agreed()
  expect(done).toMatchObject({ state: 'APPOINTMENT_ACCEPTED', appointment, interview: null })
  const interview = await becomesInterview(school, { id: matchId }, { candidateId: talent.id, employerId })
  expect((await readMatch(school, contact, matchId)).interview).toEqual({ id: interview })
})

test('EV-02 each decision is told with the whole state of the match', async () => {
  const heard = await school.hears(facts)
  await agreed()
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

test('HU-25 the contact decides only once the candidate has taken the offer', async () => {
  const { id: matchId, contact, talent } = await matched(school, { accepted: false })
  expect(await does(school, contact, 'acceptCandidate', { matchId, startsAt })).toMatchObject({ code: 'NOT_YET' })
  expect(await does(school, contact, 'refuseCandidate', { matchId })).toMatchObject({ code: 'NOT_YET' })
  expect((await readMatch(school, contact, matchId)).viewerActions).toEqual([])
  await does(school, talent, 'answerOffer', { matchId, accept: true })
  const { viewerActions } = await readMatch(school, contact, matchId)
  expect(viewerActions.sort()).toEqual(['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'])
})

test('HU-01 the contact of the job accepts a candidate', async () => {
  const { id: matchId, contact } = await matched(school)
  const accepted = await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  expect(accepted).toMatchObject({ state: 'APPOINTMENT_PROPOSED', companyAnswer: { value: 'ACCEPTED' } })
})

test('HU-02 a date belongs to acceptance, and to nothing else', async () => {
  const { id: matchId, contact } = await matched(school)
  await expect(does(school, contact, 'acceptCandidate', { matchId })).rejects.toThrow('startsAt')
  await expect(does(school, contact, 'refuseCandidate', { matchId, startsAt })).rejects.toThrow('startsAt')
})

test('HU-31 refusing needs no form', async () => {
  const { id: matchId, contact } = await matched(school)
  const plain = await does(school, contact, 'refuseCandidate', { matchId })
  expect(plain).toMatchObject({ state: 'COMPANY_REFUSED', appointment: null, companyAnswer: { comment: null } })
})

test('HU-31 a refusal may carry a comment', async () => {
  const { id: matchId, contact } = await matched(school)
  const comment = 'Poste pourvu.'
  const refused = await does(school, contact, 'refuseCandidate', { matchId, comment })
  expect(refused).toMatchObject({ state: 'COMPANY_REFUSED', companyAnswer: { comment } })
  expect(refused.journal.nodes.at(-1)).toMatchObject({ subject: 'COMPANY', value: 'REFUSED', comment })
})

test('HU-12 opening the links of the mail changes nothing', async () => {
  const { id: matchId, contact } = await matched(school)
  const before = await readMatch(school, staff, matchId)
  for (const act of ['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'] as const)
    expect((await readMatch(school, byLink(contact, matchId, act), matchId)).viewerActions).toEqual([act])
  expect(await readMatch(school, staff, matchId)).toEqual(before)
})

test('HU-13 by its link a refusal counts at once, with the mail as its channel', async () => {
  const { id: matchId, contact } = await matched(school)
  const refused = await does(school, byLink(contact, matchId, 'REFUSE_CANDIDATE'), 'refuseCandidate', { matchId })
  expect(refused).toMatchObject({ state: 'COMPANY_REFUSED', companyAnswer: { value: 'REFUSED' } })
  expect(refused.journal.nodes.at(-1)).toMatchObject({
    subject: 'COMPANY',
    author: { id: contact.sub },
    authorName: 'Camille Roux',
    onBehalf: false,
    channel: 'MAIL',
  })
})

test('HU-09 a yes by its link has the effect of one in the interface, with the mail as its channel', async () => {
  const { id: matchId, contact } = await matched(school)
  const yes = byLink(contact, matchId, 'ACCEPT_CANDIDATE')
  const accepted = await does(school, yes, 'acceptCandidate', { matchId, startsAt, durationMinutes: 30 })
  const proposed = { round: 1, startsAt, endsAt: '2027-03-07T09:30:00.000Z' }
  expect(accepted).toMatchObject({ state: 'APPOINTMENT_PROPOSED', appointment: proposed })
  expect(accepted.journal.nodes.at(-1)).toMatchObject({ channel: 'MAIL', value: 'ACCEPTED', appointment: proposed })
})

test('HU-17 the link that has refused refuses again', async () => {
  const { id: matchId, contact } = await matched(school)
  const no = byLink(contact, matchId, 'REFUSE_CANDIDATE')
  await does(school, no, 'refuseCandidate', { matchId })
  expect(await does(school, no, 'refuseCandidate', { matchId })).toMatchObject({ state: 'COMPANY_REFUSED' })
})

test('HU-15 the company changes its mind by either way, as often as it likes', async () => {
  const { id: matchId, contact } = await matched(school)
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  await does(school, byLink(contact, matchId, 'REFUSE_CANDIDATE'), 'refuseCandidate', { matchId })
  await does(school, byLink(contact, matchId, 'ACCEPT_CANDIDATE'), 'acceptCandidate', { matchId, startsAt })
  await does(school, contact, 'refuseCandidate', { matchId })
  const again = await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  const decisions = again.journal.nodes.slice(2).map(({ value }: Step) => value)
  expect(decisions).toEqual(['ACCEPTED', 'REFUSED', 'ACCEPTED', 'REFUSED', 'ACCEPTED'])
})

test('HU-34 a new date replaces the old one, which nobody accepts any more', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  await does(school, contact, 'acceptCandidate', { matchId, startsAt: later })
  const stale = await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
  expect(stale).toMatchObject({ __typename: 'AppointmentChanged', appointment: { round: 2, startsAt: later } })
})

test('HU-34 a refusal takes the appointment back', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  expect(await does(school, contact, 'refuseCandidate', { matchId })).toMatchObject({ appointment: null })
  const late = await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: true })
  expect(late).toMatchObject({ code: 'APPOINTMENT_CHANGED', appointment: null })
})

test('HU-34 the appointment that a change withdraws is told', async () => {
  const { id: matchId, contact } = await matched(school)
  const heard = await school.hears(facts)
  for (const at of [startsAt, later]) await does(school, contact, 'acceptCandidate', { matchId, startsAt: at })
  await does(school, contact, 'refuseCandidate', { matchId })
  await until('three facts', () => heard.length >= 3)
  expect(
    heard.map(({ type, data }) => [name(type), data.appointment?.startsAt ?? null, data.withdrawn?.startsAt ?? null]),
  ).toEqual([
    ['candidate-accepted', startsAt, null],
    ['candidate-accepted', later, startsAt],
    ['candidate-refused', null, later],
  ])
})

test('HU-24 the candidate answers the offer a month later', async () => {
  const { id: matchId, talent } = await matched(school, { accepted: false })
  school.clock.advance(31 * 24 * 60 * minute)
  const answered = await does(school, talent, 'answerOffer', { matchId, accept: true })
  expect(answered).toMatchObject({ state: 'CANDIDATE_ACCEPTED' })
})

test('HU-19 the company decides in the interface a month later', async () => {
  const { id: matchId, contact } = await matched(school)
  school.clock.advance(31 * 24 * 60 * minute)
  await does(school, contact, 'refuseCandidate', { matchId })
  expect(await does(school, contact, 'acceptCandidate', { matchId, startsAt })).toMatchObject({
    state: 'APPOINTMENT_PROPOSED',
  })
})

test('HU-16 once the candidate has answered the appointment nobody decides any more, by any way', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  await does(school, talent, 'answerAppointment', { matchId, round: 1, accept: false, comment: 'Je suis en examen.' })
  const closed = { __typename: 'DecisionClosed', code: 'DECISION_CLOSED', state: 'APPOINTMENT_DECLINED' }
  for (const who of [contact, byLink(contact, matchId, 'REFUSE_CANDIDATE'), staff])
    expect(await does(school, who, 'refuseCandidate', { matchId })).toMatchObject(closed)
  const late = await does(school, contact, 'acceptCandidate', { matchId, startsAt: '2020-01-01T09:00:00Z' })
  expect(late).toMatchObject(closed)
  expect((await readMatch(school, contact, matchId)).journal.nodes).toHaveLength(4)
})

test('HU-30 no acceptance without a date to come of 10 to 240 minutes', async () => {
  const { id: matchId, contact } = await matched(school)
  const accept = async (input: Record<string, unknown>) =>
    (await does(school, contact, 'acceptCandidate', { matchId, ...input })).code
  const yesterday = new Date(school.clock().getTime() - 24 * 60 * minute)
  expect(await accept({ startsAt: yesterday.toISOString() })).toBe('APPOINTMENT_IN_PAST')
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

test('PE-26 an appointment has a place, as the contact wrote it, which is told and stays in the journal', async () => {
  const heard = await school.hears([candidateAccepted])
  const { id: matchId, contact } = await matched(school)
  const first = await does(school, contact, 'acceptCandidate', { matchId, startsAt, place: ' 12 rue Haute,\nLyon ' })
  expect(first.appointment).toMatchObject({ round: 1, place: '12 rue Haute, Lyon' })
  const again = { matchId, startsAt, place: 'https://meet.example.org/42' }
  expect((await does(school, contact, 'acceptCandidate', again)).appointment).toMatchObject({ round: 2 })
  expect((await does(school, contact, 'acceptCandidate', again)).appointment).toMatchObject({ round: 2 })
  const { appointment, journal } = await does(school, contact, 'acceptCandidate', { matchId, startsAt })
  expect(appointment).toMatchObject({ round: 3, place: null })
  expect(journal.nodes.slice(-3).map((step: Step) => (step.appointment as { place: string | null }).place)).toEqual([
    '12 rue Haute, Lyon',
    'https://meet.example.org/42',
    null,
  ])
  await until('three facts', () => heard.length >= 3)
  expect(heard.map(({ data }) => data.appointment?.place)).toEqual([
    '12 rue Haute, Lyon',
    'https://meet.example.org/42',
    undefined,
  ])
})

test('PE-26 a place that is too long, or a link that is not for everybody, is refused, and nothing is decided', async () => {
  const { id: matchId, contact } = await matched(school)
  for (const place of ['x'.repeat(301), 'http://meet.example.org', 'javascript:alert(1)', 'https://10.0.0.7/']) {
    const refused = await does(school, contact, 'acceptCandidate', { matchId, startsAt, place })
    expect([place, refused]).toMatchObject([place, { code: 'INVALID_INPUT' }])
  }
  expect((await readMatch(school, contact, matchId)).state).toBe('CANDIDATE_ACCEPTED')
})
