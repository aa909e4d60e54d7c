import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  appointmentHeld,
  appointmentMissed,
  type Contract,
  interviewCompleted,
  interviewNoShowReported,
  interviewNoShowWithdrawn,
  type MatchState,
} from '@passerelle/contracts'
import { newId, type SchoolId } from '@passerelle/kernel'
import { settle, stranger, type TestClaims, until } from '@passerelle/testkit'
import { type Fair, say, school, startFair } from './fair.ts'
import { acceptedMatch, answered, colleague, enrolled } from './planning.ts'

/** A side says of an interview that the other did not come. */
let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
beforeEach(() => fair.clock.set('2026-11-22T09:00:00Z'))
afterAll(() => fair[Symbol.asyncDispose]())

const [startsAt, endsAt] = ['2026-12-10T13:30:00.000Z', '2026-12-10T14:15:00.000Z']
const begun = '2026-12-10T13:40:00.000Z'
const facts: readonly Contract<object>[] = [interviewNoShowReported, interviewNoShowWithdrawn]

const of = (employer: string, role: string) =>
  ({ sub: newId('per'), employers: [{ employer, user: newId('eus'), role }] }) as TestClaims
const staff = (permission: string, at: SchoolId = school) =>
  ({ sub: newId('per'), staff: [{ school: at, permissions: [permission] }] }) as TestClaims

/** Planned by Camille with Inès, and Nina as one more interviewer; no other takes part. */
async function planned() {
  const camille = await fair.recruiter(await fair.event())
  const ines = await enrolled(fair)
  const nina = await colleague(fair, camille.employer, 'Nina Petit')
  const input = { employerId: camille.employer, candidateId: ines.candidateId, startsAt, interviewerIds: [nina.user] }
  const { id: interviewId } = await say(fair, camille, 'planInterview', input)
  return { camille, ines, nina, interviewId: interviewId as string }
}

async function booked() {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const ines = await fair.talent(event)
  const { id } = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  return { host, ines, interviewId: id as string, begins: host.slots[0]!, ends: host.slots[1]! }
}

const comes = async (at: string) => {
  fair.clock.set(at)
  await fair.settled()
}
const report = (who: TestClaims, interviewId: string, absent?: string) =>
  say(fair, who, 'reportNoShow', { interviewId, absent })
const withdraw = (who: TestClaims, interviewId: string, absent?: string) =>
  say(fair, who, 'withdrawNoShow', { interviewId, absent })
const read = async (who: TestClaims, id: string) =>
  (
    await fair.api.as(who).query(
      `query ($id: ID!) { interview(id: $id) { status viewerActions noShows { side by at }
        history(first: 100) { nodes { status by reportedNoShow withdrawnNoShow } } } }`,
      { id },
    )
  ).interview

test('HU-38 the recruiter says that the talent did not come: both read it, it is a step of the interview, and its state stays', async () => {
  const { camille, ines, interviewId } = await planned()
  await comes(begun)
  const noShow = { side: 'TALENT', by: 'RECRUITER', at: begun }
  const said = await report(camille, interviewId)
  expect(said).toMatchObject({ status: 'CONFIRMED', sequence: 0, noShows: [noShow] })
  expect(said.viewerActions).toContain('WITHDRAW_NO_SHOW')
  const { noShows, viewerActions, history } = await read(ines, interviewId)
  expect([noShows, viewerActions.includes('REPORT_NO_SHOW')]).toEqual([[noShow], true])
  const step = { status: 'CONFIRMED', by: 'RECRUITER', reportedNoShow: 'TALENT', withdrawnNoShow: null }
  expect(history.nodes.at(-1)).toEqual(step)
})

test('HU-38 the talent says it of the company once the interview is over, and it is told once with the whole state', async () => {
  const { ines, interviewId } = await planned()
  await comes(endsAt)
  const heard = await fair.hears(facts)
  for (let time = 0; time < 2; time++) await report(ines, interviewId, 'RECRUITER')
  await fair.settled()
  await until('it to be told', () => heard.length > 0)
  const noShow = { side: 'RECRUITER', by: 'TALENT', personId: ines.sub, at: endsAt }
  expect(heard.map(({ type, data }) => [type, data])).toEqual([
    [
      interviewNoShowReported.type,
      expect.objectContaining({ status: 'COMPLETED', changedBy: ines.sub, noShows: [noShow] }),
    ],
  ])
})

test('HU-38 too early, too late, and of what does not stand no no-show is reported', async () => {
  const { camille, interviewId } = await planned()
  const cancelled = await planned()
  await say(fair, cancelled.camille, 'cancelInterview', { interviewId: cancelled.interviewId })
  fair.clock.set('2026-12-10T13:29:59.999Z')
  const early = { __typename: 'WrongState', status: 'CONFIRMED', message: expect.stringMatching(/à partir du début/) }
  expect(await report(camille, interviewId)).toMatchObject(early)
  await comes('2026-12-17T14:15:00.000Z')
  const late = { __typename: 'WrongState', status: 'COMPLETED', message: expect.stringMatching(/7 jours/) }
  expect(await report(camille, interviewId)).toMatchObject(late)
  expect(await withdraw(camille, interviewId)).toMatchObject(late)
  expect(await report(cancelled.camille, cancelled.interviewId)).toMatchObject({ status: 'CANCELLED' })
  fair.clock.set('2026-12-17T14:14:59.999Z')
  expect(await report(camille, interviewId)).toMatchObject({ noShows: [{ side: 'TALENT' }] })
})

test('HU-38 nobody reports their own side, which it is for the other one to say', async () => {
  const { camille, ines, interviewId } = await planned()
  await comes(begun)
  for (const [who, side] of [
    [ines, 'TALENT'],
    [camille, 'RECRUITER'],
  ] as const)
    expect(await report(who, interviewId, side)).toMatchObject({ code: 'FORBIDDEN', field: 'absent' })
  expect((await read(ines, interviewId)).noShows).toEqual([])
})

test('HU-38 who runs the company says it for the company, at an event with no more than that it is', async () => {
  const { host, interviewId, begins } = await booked()
  await comes(begins)
  const said = await report(of(host.employer, 'ADMIN'), interviewId)
  const noShows = [{ side: 'TALENT', by: 'RECRUITER', at: begins }]
  expect(said).toMatchObject({ __typename: 'StandingInterview', interviewId, interview: null, noShows })
})

test('HU-38 staff who see to the events of the school say which side did not come, and it is nobody’s side that says it', async () => {
  const { ines, host, interviewId, begins } = await booked()
  await comes(begins)
  const claire = staff('MANAGE_EVENTS')
  expect(await report(claire, interviewId)).toMatchObject({ code: 'INVALID_INPUT', field: 'absent' })
  const noShows = [{ side: 'RECRUITER', by: null, at: begins }]
  const said = await report(claire, interviewId, 'RECRUITER')
  expect(said).toMatchObject({ __typename: 'StandingInterview', interview: null, noShows })
  const { history } = await read(ines, interviewId)
  expect(history.nodes.at(-1)).toMatchObject({ by: null, reportedNoShow: 'RECRUITER' })
  // It is the school's to take back.
  expect(await withdraw(ines, interviewId)).toMatchObject({ code: 'FORBIDDEN' })
  expect((await read(host, interviewId)).noShows).toEqual(noShows)
  expect(await withdraw(staff('MANAGE_EVENTS'), interviewId, 'RECRUITER')).toMatchObject({ noShows: [] })
})

test('HU-38 outside events the school of the candidate says it', async () => {
  const { interviewId } = await planned()
  await comes(begun)
  expect(await report(staff('MANAGE_EVENTS'), interviewId, 'TALENT')).toMatchObject({ noShows: [{ by: null }] })
})

test('HU-38 nobody else reports a no-show', async () => {
  const { camille, nina, interviewId } = await planned()
  await comes(begun)
  for (const [who, refusal] of [
    [nina, { code: 'FORBIDDEN', message: expect.stringMatching(/demandez-lui/) }],
    [of(camille.employer, 'RECRUITER'), { code: 'FORBIDDEN', message: expect.stringMatching(/collègue/) }],
    [staff('MANAGE_CANDIDATES'), { code: 'FORBIDDEN', message: expect.stringMatching(/gestion des événements/) }],
    [staff('MANAGE_EVENTS', newId('sch')), { code: 'NOT_FOUND' }],
    [of(newId('emp'), 'OWNER'), { code: 'NOT_FOUND' }],
    [{ ...camille, employers: [] as never[] }, { code: 'NOT_FOUND' }],
    [stranger(), { code: 'NOT_FOUND' }],
  ] as const) {
    expect(await report(who, interviewId, 'TALENT')).toMatchObject(refusal)
    expect(await withdraw(who, interviewId, 'TALENT')).toMatchObject(refusal)
  }
  expect((await read(camille, interviewId)).noShows).toEqual([])
})

test('HU-38 a report is taken back by the side that made it, is told, and may be made again', async () => {
  const { camille, ines, interviewId } = await planned()
  await comes(endsAt)
  const heard = await fair.hears(facts)
  await report(camille, interviewId)
  expect(await withdraw(ines, interviewId, 'RECRUITER')).toMatchObject({ noShows: [{ side: 'TALENT' }] })
  for (let time = 0; time < 2; time++) expect(await withdraw(camille, interviewId)).toMatchObject({ noShows: [] })
  const { viewerActions, history } = await read(camille, interviewId)
  expect(viewerActions).toEqual(['REPORT_NO_SHOW'])
  expect(history.nodes.at(-1)).toMatchObject({ by: 'RECRUITER', reportedNoShow: null, withdrawnNoShow: 'TALENT' })
  await report(camille, interviewId)
  await fair.settled()
  await until('three facts', () => heard.length >= 3)
  expect(heard.map(({ type, data }) => [type.split('.')[2], (data as { noShows: unknown[] }).noShows.length])).toEqual([
    ['interview-no-show-reported', 1],
    ['interview-no-show-withdrawn', 0],
    ['interview-no-show-reported', 1],
  ])
})

test('HU-38 who was missing is awaited at the new time when the two move it while it goes on', async () => {
  const { camille, ines, interviewId } = await planned()
  await comes(begun)
  await report(camille, interviewId)
  const moved = await say(fair, ines, 'rescheduleInterview', { interviewId, startsAt: '2026-12-11T09:00:00.000Z' })
  expect(moved).toMatchObject({ status: 'CONFIRMED', noShows: [] })
})

test('HU-38 two of one side who report at once report once; two sides at once are both heard', async () => {
  for (let round = 0; round < 5; round++) {
    const { camille, ines, interviewId } = await planned()
    await comes(endsAt)
    const heard = await fair.hears(facts)
    const boss = of(camille.employer, 'OWNER')
    const answers = await Promise.all([camille, boss, ines].map((who) => report(who, interviewId)))
    expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, undefined])
    await fair.settled()
    await until('both to be told', () => heard.length >= 2)
    expect(heard.map(({ type }) => type)).toEqual([interviewNoShowReported.type, interviewNoShowReported.type])
    const { noShows } = await read(ines, interviewId)
    expect(noShows.map(({ side }: { side: string }) => side).sort()).toEqual(['RECRUITER', 'TALENT'])
    fair.clock.set('2026-11-22T09:00:00Z')
  }
})

const appointment = { startsAt, endsAt }
const ofTalent = (match: MatchState) => ({ sub: match.candidatePersonId! })
const ofContact = (match: MatchState) => ({
  sub: match.contactPersonId,
  employers: [{ employer: match.employerId, user: match.contactUserId, role: 'RECRUITER' }],
})

/** The interview of the second round of a match. */
async function met() {
  const match = acceptedMatch({ appointment, round: 2, schoolId: school })
  await answered(fair, match)
  const { myAgenda } = await fair.api.as(ofTalent(match)).query('{ myAgenda { nodes { id } } }')
  return { match, id: myAgenda.nodes[0].id as string }
}
const outcomes: readonly Contract<object>[] = [appointmentHeld, appointmentMissed]
const told = (heard: { type: string; aggregateVersion: number; data: unknown }[]) =>
  heard.map(({ type, aggregateVersion, data }) => {
    const { noShow = null } = data as { noShow?: object | null }
    return [type.split('.')[2], aggregateVersion, noShow]
  })

test('HU-38 a match is told at the end of each no-show reported before, and not that its interview was held', async () => {
  const { match, id } = await met()
  const heard = await fair.hears(outcomes)
  await comes(begun)
  await report(ofContact(match), id)
  await report(ofTalent(match), id)
  await fair.settled()
  expect(heard).toEqual([])
  await comes(endsAt)
  await until('both to be told', () => heard.length >= 2)
  expect(told(heard)).toEqual([
    [
      'appointment-missed',
      2,
      { absent: 'CANDIDATE', by: 'COMPANY', personId: match.contactPersonId, withdrawn: false },
    ],
    [
      'appointment-missed',
      2,
      { absent: 'COMPANY', by: 'CANDIDATE', personId: match.candidatePersonId, withdrawn: false },
    ],
  ])
  expect(heard[0]!.data).toMatchObject({ matchId: match.id, round: 2, ...appointment, at: begun })
})

test('HU-38 a no-show that was withdrawn before the end is none to the match', async () => {
  const { match, id } = await met()
  const heard = await fair.hears(outcomes)
  await comes(begun)
  await report(ofContact(match), id)
  await withdraw(ofContact(match), id)
  await comes(endsAt)
  await until('it to be told', () => heard.length > 0)
  expect(told(heard)).toEqual([['appointment-held', 2, null]])
})

test('HU-38 what is said after the end is told to the match behind what it was told before, and held again once nobody says it', async () => {
  const { match, id } = await met()
  const heard = await fair.hears(outcomes)
  await comes(endsAt)
  const claire = staff('MANAGE_EVENTS')
  await report(claire, id, 'RECRUITER')
  await report(ofContact(match), id)
  await withdraw(claire, id, 'RECRUITER')
  await withdraw(ofContact(match), id)
  await fair.settled()
  await until('all of it to be told', () => heard.length >= 5)
  const [bySchool, byCompany] = [
    { absent: 'COMPANY', by: 'SCHOOL', personId: claire.sub },
    { absent: 'CANDIDATE', by: 'COMPANY', personId: match.contactPersonId },
  ]
  expect(told(heard)).toEqual([
    ['appointment-held', 2, null],
    ['appointment-missed', 2, { ...bySchool, withdrawn: false }],
    ['appointment-missed', 2, { ...byCompany, withdrawn: false }],
    ['appointment-missed', 2, { ...bySchool, withdrawn: true }],
    ['appointment-held', 2, { ...byCompany, withdrawn: true }],
  ])
})

test('HU-38 a report at the instant at which the interview ends is never lost, whichever comes first', async () => {
  for (let round = 0; round < 8; round++) {
    fair.clock.set('2026-11-22T09:00:00Z')
    const { match, id } = await met()
    const heard = await fair.hears([...outcomes, interviewCompleted as Contract<object>])
    fair.clock.set(endsAt)
    const [said] = await Promise.all([report(ofContact(match), id), settle(fair.service)])
    expect(said.noShows).toMatchObject([{ side: 'TALENT' }])
    await fair.settled()
    await until('the match to be told', () => heard.some(({ type }) => type === appointmentMissed.type))
    expect((await read(ofTalent(match), id)).status).toBe('COMPLETED')
    const types = heard
      .filter(({ aggregateId }) => [id, match.id].includes(aggregateId))
      .map(({ type }) => type.split('.')[2])
    expect(types.filter((type) => type === 'interview-completed')).toHaveLength(1)
    expect(types.filter((type) => type === 'appointment-missed')).toHaveLength(1)
    expect(types.lastIndexOf('appointment-missed')).toBeGreaterThan(types.indexOf('appointment-held'))
  }
})
