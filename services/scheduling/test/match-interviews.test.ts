import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { appointmentClashed, interviewConfirmed, type MatchState, personRegistered } from '@passerelle/contracts'
import { type EmployerId, newId, type PersonId } from '@passerelle/kernel'
import { stranger, type TestClaims, until } from '@passerelle/testkit'
import { type Fair, personState, say, school, startFair } from './fair.ts'
import { interviewFields } from './operations.ts'
import { acceptedMatch, agenda, answered, enrolled, linked, signsIn } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const appointment = { startsAt: '2026-12-07T09:00:00.000Z', endsAt: '2026-12-07T09:45:00.000Z' }
const ofTalent = (match: { candidatePersonId: PersonId | null }) => ({ sub: match.candidatePersonId! })
const ofContact = (match: MatchState) => ({
  sub: match.contactPersonId,
  employers: [{ employer: match.employerId, user: match.contactUserId, role: 'RECRUITER' }],
})

async function only(who: TestClaims) {
  const [{ id }] = await agenda(fair, who)
  const document = `query ($id: ID!) { interview(id: $id) { ${interviewFields} } }`
  return (await fair.api.as(who).query(document, { id })).interview
}

test('Q10 an accepted appointment becomes a confirmed interview in both agendas, with its match', async () => {
  const match = acceptedMatch({ appointment })
  await fair.rest.says(personRegistered, personState(match.contactPersonId, 'Camille Roux'))
  await fair.settled()
  await answered(fair, match)
  const expected = {
    ...{ kind: 'JOB', origin: 'MATCH', status: 'CONFIRMED', slot: appointment, sequence: 0, event: null, host: null },
    ...{ match: { id: match.id }, job: { id: match.jobId }, employer: { id: match.employerId } },
    ...{ candidate: { id: match.candidateId }, talentName: 'Inès Marchand', recruiterName: 'Camille Roux' },
    ...{ companyName: 'Cosling', timeZone: 'Europe/Paris', expectation: null, interviewers: [] },
    history: { nodes: [{ status: 'CONFIRMED', by: 'TALENT', slot: { startsAt: appointment.startsAt } }] },
  }
  expect(await only(ofTalent(match))).toMatchObject({
    ...expected,
    viewerSide: 'TALENT',
    viewerActions: ['RESCHEDULE', 'CANCEL'],
  })
  expect(await only(ofContact(match))).toMatchObject({
    ...expected,
    viewerSide: 'RECRUITER',
    viewerActions: ['RESCHEDULE', 'RELOCATE', 'REASSIGN', 'CANCEL'],
  })
})

test('EV-01 the interview of a match is told once, in the name of who accepted', async () => {
  const match = acceptedMatch({ appointment })
  const heard = await fair.hears([interviewConfirmed])
  await answered(fair, match)
  await until('the confirmation to arrive', () => heard.length > 0)
  const [{ data, aggregateVersion, actor }] = heard as [(typeof heard)[number]]
  expect([heard.length, aggregateVersion, actor]).toEqual([1, 1, match.candidatePersonId])
  expect(data).toMatchObject({ matchId: match.id, origin: 'MATCH', changedBy: match.candidatePersonId })
  expect(interviewConfirmed.data.parse(data)).toEqual(data)
})

test('AC-04 nobody but the two reads the interview of a match', async () => {
  const match = acceptedMatch({ appointment })
  await answered(fair, match)
  const { id } = await only(ofTalent(match))
  const document = `query ($id: ID!) { interview(id: $id) { ${interviewFields} } }`
  for (const who of [stranger(), { sub: newId('per'), link: { subject: match.id, act: 'VIEW_CANDIDATE' as const } }]) {
    expect((await fair.api.as(who).ask(document, { id })).data).toEqual({ interview: null })
  }
})

test('Q11 that it stands is read by staff of its school who deal with matches, and by those who meet', async () => {
  const { candidateId, sub: candidatePersonId } = await enrolled(fair)
  const match = acceptedMatch({ appointment, candidateId, candidatePersonId })
  const staff = (permissions: string[], at = school) => ({ sub: newId('per'), staff: [{ school: at, permissions }] })
  const standing = async (who: TestClaims) => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Match { standingInterview { status slot { startsAt } talentName recruiterName } } } }`
    const { _entities } = await fair.api.as(who).query(query, { of: [{ __typename: 'Match', id: match.id }] })
    return _entities[0].standingInterview
  }
  expect(await standing(staff(['MANAGE_MATCHES']))).toBeNull()
  await answered(fair, match)
  const { startsAt } = appointment
  const confirmed = { status: 'CONFIRMED', slot: { startsAt }, talentName: 'Inès Marchand', recruiterName: 'Cosling' }
  for (const who of [staff(['MANAGE_MATCHES']), ofTalent(match), ofContact(match)])
    expect(await standing(who)).toEqual(confirmed)
  const elsewhere = staff(['MANAGE_MATCHES'], newId('sch'))
  for (const who of [staff(['MANAGE_EVENTS']), elsewhere, stranger()]) expect(await standing(who)).toBeNull()
  const { id } = await only(ofTalent(match))
  await say(fair, ofTalent(match), 'cancelInterview', { interviewId: id })
  expect(await standing(staff(['MANAGE_MATCHES']))).toEqual({ ...confirmed, status: 'CANCELLED' })
})

test('Q10 the news may come before anybody’s name, and again: one interview all the same', async () => {
  const clashes = await fair.hears([appointmentClashed])
  const match = acceptedMatch({ appointment })
  await answered(fair, match)
  await answered(fair, match)
  await linked(fair, match)
  expect(await agenda(fair, ofTalent(match))).toHaveLength(1)
  // It does not clash with itself: the next clash to be told is another one.
  await answered(fair, acceptedMatch({ appointment, contactPersonId: match.contactPersonId }))
  await until('a clash to arrive', () => clashes.length > 0)
  expect(clashes.map(({ data }) => data.matchId === match.id)).toEqual([false])
  expect(await only(ofContact(match))).toMatchObject({ recruiterName: 'Cosling', timeZone: 'Europe/Paris' })
})

test('Q10 the appointment of a candidate who has never signed in becomes an interview, too, which is the person’s at sign-in', async () => {
  const change = { ...acceptedMatch().change, author: null }
  const match = acceptedMatch({ appointment, candidatePersonId: null, change })
  await answered(fair, match)
  const { id, ...interview } = await only(ofContact(match))
  expect(interview).toMatchObject({ status: 'CONFIRMED', slot: appointment, talent: null, talentName: 'Inès Marchand' })
  const talent = newId('per')
  await linked(fair, { ...match, candidatePersonId: talent })
  await signsIn(fair, match.candidateId, talent)
  await fair.settled()
  expect(await agenda(fair, { sub: talent })).toMatchObject([{ id, origin: 'MATCH', slot: appointment }])
})

test('Q10 who accepted in the place of the candidate is not the candidate', async () => {
  const known = acceptedMatch({ appointment, change: { ...acceptedMatch().change, author: newId('per') } })
  await answered(fair, known)
  expect(await only(ofTalent(known))).toMatchObject({ history: { nodes: [{ status: 'CONFIRMED', by: null }] } })
})

test('Q10 whose file is taken at that time has no second interview then, and the match is told', async () => {
  const heard = await fair.hears([appointmentClashed])
  const first = acceptedMatch({ appointment, candidatePersonId: null })
  const { candidateId } = first
  const second = acceptedMatch({ appointment, candidatePersonId: null, candidateId })
  await answered(fair, first)
  await answered(fair, second)
  await until('the clash to arrive', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.matchId, data.busy])).toEqual([[second.id, [candidateId]]])
})

test('Q10 a declined appointment, or one that is only proposed, takes nobody’s time', async () => {
  const declined = acceptedMatch({ appointment, state: 'APPOINTMENT_DECLINED' })
  const proposed = acceptedMatch({ appointment, state: 'APPOINTMENT_PROPOSED' })
  await answered(fair, declined)
  await linked(fair, proposed)
  for (const match of [declined, proposed]) expect(await agenda(fair, ofContact(match))).toEqual([])
})

test('Q10 when somebody is busy by then there is no interview, the match is told who, and the other stays free', async () => {
  const camille = await fair.recruiter(await fair.event())
  const ines = await enrolled(fair)
  const input = { employerId: camille.employer, candidateId: ines.candidateId, durationMinutes: 30 }
  await say(fair, camille, 'planInterview', { ...input, startsAt: '2026-12-07T09:30:00.000Z' })
  const heard = await fair.hears([appointmentClashed])
  const match = acceptedMatch({ appointment, candidatePersonId: ines.sub, round: 3 })
  await answered(fair, match)
  await until('the clash to arrive', () => heard.length > 0)
  expect(heard.map(({ aggregateId, aggregateVersion, data }) => [aggregateId, aggregateVersion, data])).toEqual([
    [match.id, 3, { matchId: match.id, round: 3, ...appointment, busy: [ines.sub] }],
  ])
  expect(await agenda(fair, ofContact(match))).toEqual([])
  expect(await agenda(fair, ines)).toHaveLength(1)
  const { contactPersonId, contactUserId, employerId } = match
  const other = acceptedMatch({ appointment, contactPersonId, contactUserId, employerId })
  await answered(fair, other)
  expect(await agenda(fair, ofContact(match))).toMatchObject([{ match: { id: other.id } }])
})

test('Q10 after a clash the next date that is accepted becomes the interview', async () => {
  const heard = await fair.hears([appointmentClashed])
  const first = acceptedMatch({ appointment })
  await answered(fair, first)
  const ines = ofTalent(first)
  const match = acceptedMatch({ appointment, candidatePersonId: ines.sub, round: 3 })
  await answered(fair, match)
  await until('the clash to arrive', () => heard.length > 0)
  const slot = { startsAt: '2026-12-08T09:00:00.000Z', endsAt: '2026-12-08T09:45:00.000Z' }
  await answered(fair, { ...match, round: 4, appointment: slot })
  expect(await agenda(fair, ofContact(match))).toMatchObject([{ slot, match: { id: match.id } }])
  expect(await agenda(fair, ines)).toHaveLength(2)
})

test('Q10 who turns out to be both candidate and contact has no interview with himself, and the log goes on', async () => {
  const heard = await fair.hears([appointmentClashed])
  const both = newId('per')
  const match = acceptedMatch({ appointment, candidatePersonId: both, contactPersonId: both })
  await answered(fair, match)
  await until('the clash to arrive', () => heard.length > 0)
  expect(heard[0]?.data).toMatchObject({ matchId: match.id, busy: [both] })
  expect(await agenda(fair, { sub: both })).toEqual([])
})

test('TS-30 two appointments of one candidate at one time, many times over: one is an interview, the other clashes', async () => {
  const heard = await fair.hears([appointmentClashed])
  const pairs = Array.from({ length: 10 }, () => {
    const candidatePersonId = newId('per')
    return [
      acceptedMatch({ appointment, candidatePersonId }),
      acceptedMatch({ appointment, candidatePersonId }),
    ] as const
  })
  await answered(fair, ...pairs.flat())
  await until('ten clashes to arrive', () => heard.length >= 10)
  for (const [one, two] of pairs) {
    const [interview, ...more] = await agenda(fair, ofTalent(one))
    expect(more).toEqual([])
    const lost = interview.match.id === one.id ? two : one
    expect(heard.filter(({ data }) => data.matchId === lost.id)).toHaveLength(1)
    expect(await agenda(fair, ofContact(lost))).toEqual([])
  }
  expect(heard).toHaveLength(10)
})

test('TS-30 an appointment races with the contact’s own planning: one of the two has the time', async () => {
  const camille = await fair.recruiter(await fair.event())
  const ines = await enrolled(fair)
  const employer: EmployerId = camille.employer
  for (let day = 14; day < 20; day++) {
    const slot = { startsAt: `2026-12-${day}T09:00:00.000Z`, endsAt: `2026-12-${day}T09:45:00.000Z` }
    const match = acceptedMatch({ appointment: slot, contactPersonId: camille.sub, employerId: employer })
    const input = { employerId: employer, candidateId: ines.candidateId, startsAt: slot.startsAt, durationMinutes: 45 }
    const [planned] = await Promise.all([say(fair, camille, 'planInterview', input), answered(fair, match)])
    const matched = await agenda(fair, ofTalent(match))
    expect([planned.id, ...matched].filter(Boolean)).toHaveLength(1)
  }
  expect(await agenda(fair, camille)).toHaveLength(6)
})

test('Q10 the interview of a match is moved and cancelled like any other, and stays that of the match', async () => {
  const match = acceptedMatch({ appointment })
  await answered(fair, match)
  const { id } = await only(ofTalent(match))
  const startsAt = '2026-12-07T09:15:00.000Z'
  const moved = await say(fair, ofContact(match), 'rescheduleInterview', { interviewId: id, startsAt })
  expect(moved).toMatchObject({ sequence: 1, slot: { startsAt, endsAt: '2026-12-07T10:00:00.000Z' } })
  expect(await say(fair, ofTalent(match), 'cancelInterview', { interviewId: id })).toMatchObject({
    ...{ status: 'CANCELLED', match: { id: match.id } },
  })
  await answered(fair, match)
  expect(await agenda(fair, ofTalent(match))).toEqual([])
})

test('PE-26 the interview of a match is where its appointment is, and in our room when nothing was said', async () => {
  const none = { address: null, room: null, phone: null, caller: null, link: null }
  for (const [written, place] of [
    ['12 rue Haute, Lyon', { kind: 'ADDRESS', address: '12 rue Haute, Lyon' }],
    ['https://meet.example.org/42', { kind: 'LINK', link: 'https://meet.example.org/42' }],
    ['+33 1 23 45 67 89', { kind: 'PHONE', phone: '+33 1 23 45 67 89', caller: 'TALENT' }],
    [undefined, { kind: 'ROOM' }],
  ] as const) {
    const match = acceptedMatch({ appointment: { ...appointment, ...(written && { place: written }) } })
    await answered(fair, match)
    expect([written, (await only(ofTalent(match))).place]).toEqual([written, { ...none, ...place }])
  }
})
