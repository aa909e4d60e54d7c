import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  type AppointmentOutcome,
  appointmentCancelled,
  appointmentHeld,
  type Contract,
  interviewCancelled,
  interviewTalentLinked,
  type MatchState,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm, migrate } from '@passerelle/persistence'
import { type TestClaims, testDatabase, until } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { type Fair, say, startFair } from './fair.ts'
import { acceptedMatch, agenda, answered, colleague, enrolled, hired, signsIn } from './planning.ts'

/** What a match hears of the interview that its accepted appointment has become. */
let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
beforeEach(() => fair.clock.set('2026-11-22T09:00:00Z'))
afterAll(() => fair[Symbol.asyncDispose]())

const appointment = { startsAt: '2026-12-07T09:00:00.000Z', endsAt: '2026-12-07T09:45:00.000Z' }
const ofTalent = (match: MatchState) => ({ sub: match.candidatePersonId! })
const ofContact = (match: MatchState) => ({
  sub: match.contactPersonId,
  employers: [{ employer: match.employerId, user: match.contactUserId, role: 'RECRUITER' }],
})

/** An accepted appointment of the second round, and its interview. */
async function met() {
  const match = acceptedMatch({ appointment, round: 2 })
  await answered(fair, match)
  const [{ id }] = await agenda(fair, ofTalent(match))
  return { match, id: id as string }
}

/** What was told, by the id of the match and the version under it. */
async function told(act: () => Promise<unknown>, contract = appointmentCancelled): Promise<object[]> {
  const heard = await fair.hears([contract])
  await act()
  await fair.settled()
  await until('the match to be told', () => heard.length > 0)
  return heard.map(({ aggregateId, aggregateVersion, data }) => ({ aggregateId, aggregateVersion, data }))
}

const outcome = (match: MatchState, more: Partial<AppointmentOutcome>) => {
  const data = { matchId: match.id, round: 2, ...appointment, busy: [], cancelledBy: null, ...more }
  return [{ aggregateId: match.id, aggregateVersion: 2, data }]
}
const cancel = (who: TestClaims, interviewId: string) => () =>
  say(fair, who, 'cancelInterview', { interviewId, reason: 'Grippe.' })

test('HU-38 a match hears once that its interview is over, and when it was', async () => {
  const { match, id } = await met()
  const startsAt = '2026-12-08T13:00:00.000Z'
  await say(fair, ofTalent(match), 'rescheduleInterview', { interviewId: id, startsAt })
  const endsAt = '2026-12-08T13:45:00.000Z'
  const heard = await told(async () => fair.clock.set(endsAt), appointmentHeld)
  expect(heard).toEqual(outcome(match, { startsAt, endsAt, at: endsAt }))
})

test('HU-38 a match is not told again when somebody signs in as its candidate once its interview is over', async () => {
  const { candidateId } = await enrolled(fair, null)
  const match = acceptedMatch({ appointment, round: 2, candidateId, candidatePersonId: null })
  await answered(fair, match)
  const both: readonly Contract<object>[] = [appointmentHeld, interviewTalentLinked]
  const heard = await fair.hears(both)
  fair.clock.set(appointment.endsAt)
  await fair.settled()
  await until('the match to be told', () => heard.length > 0)
  await signsIn(fair, candidateId)
  await fair.settled()
  await until('the interview to have its person', () => heard.some(({ type }) => type === interviewTalentLinked.type))
  expect(heard.map(({ type }) => type)).toEqual([appointmentHeld.type, interviewTalentLinked.type])
})

test('HU-38 a match hears for which side its interview was cancelled, by whom, and not why', async () => {
  const at = '2026-11-22T09:00:00.000Z'
  for (const [side, who] of [
    ['CANDIDATE', ofTalent],
    ['COMPANY', ofContact],
  ] as const) {
    const { match, id } = await met()
    const cancelledBy = { side, personId: who(match).sub }
    expect(await told(cancel(who(match), id))).toEqual(outcome(match, { at, cancelledBy }))
  }
})

test('HU-38 who runs the company cancels for it', async () => {
  const { match, id } = await met()
  const boss = {
    sub: newId('per'),
    employers: [{ employer: match.employerId, user: newId('eus'), role: 'OWNER' as const }],
  }
  const cancelledBy = { side: 'COMPANY', personId: boss.sub } as const
  expect(await told(cancel(boss, id))).toMatchObject(outcome(match, { cancelledBy }))
})

test('HU-38 where the contact has left the company and nobody took the interview over, neither side cancelled it', async () => {
  const { match } = await met()
  const user = {
    id: match.contactUserId,
    employerId: match.employerId,
    personId: match.contactPersonId,
    role: 'RECRUITER' as const,
  }
  await hired(fair, user)
  await hired(fair, user, false)
  const late = async () => fair.clock.set('2026-12-06T09:00:00.000Z')
  expect(await told(late)).toMatchObject(outcome(match, { cancelledBy: null }))
})

test('HU-38 the interview of no match tells none', async () => {
  const camille = await fair.recruiter(await fair.event())
  const { candidateId } = await enrolled(fair)
  const input = { employerId: camille.employer, candidateId, startsAt: '2026-12-10T13:30:00.000Z' }
  const { id } = await say(fair, camille, 'planInterview', input)
  const both: readonly Contract<object>[] = [appointmentCancelled, interviewCancelled]
  const heard = await fair.hears(both)
  await cancel(camille, id)()
  await fair.settled()
  await until('the cancellation to be told', () => heard.length > 0)
  expect(heard.map(({ type }) => type)).toEqual([interviewCancelled.type])
})

test('HU-38 an interview that was handed over and moved is the match’s to the end', async () => {
  const { match, id } = await met()
  const nina = await colleague(fair, match.employerId, 'Nina Petit', 'RECRUITER')
  await say(fair, ofContact(match), 'reassignInterview', { interviewId: id, employerUserId: nina.user })
  const cancelledBy = { side: 'COMPANY', personId: nina.sub } as const
  expect(await told(cancel(nina, id))).toMatchObject(outcome(match, { cancelledBy }))
})

test('HU-38 matches whose interviews were held or cancelled before the upgrade are told with it, and no others', async () => {
  const then = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === 'appointments_ended'),
  )
  await using database = await testDatabase('scheduling_outcomes', { entities: [], migrations: then })
  const old = await createOrm({ url: database.url, entities: [], migrations: then })
  const [talent, recruiter] = [newId('per'), newId('per')]
  const add = async (
    status: string,
    side: string | null,
    changedBy: string | null,
    matchId: string | null = newId('mch'),
  ) => {
    const steps = [{ status: 'CONFIRMED', side: 'TALENT' }, ...(status === 'CONFIRMED' ? [] : [{ status, side }])]
    await old.em.execute(
      `insert into interview (id, employer_id, company_name, candidate_id, talent, talent_name, recruiter, recruiter_name, kind,
         origin, match_id, match_round, sent_by, status, starts_at, ends_at, time_zone, sequence, requested_at, changed_at,
         changed_by, history, place)
       values (?, ?, 'Éole', ?, ?, 'Inès', ?, 'Zoé', 'JOB', ?, ?, ?, 'RECRUITER', ?, ?, ?, 'Europe/Paris', 0, now(),
         '2026-12-07T10:00:00Z', ?, ?, '{}')`,
      [
        ...[
          newId('itv'),
          newId('emp'),
          newId('cnd'),
          talent,
          recruiter,
          matchId ? 'MATCH' : 'PLANNED',
          matchId,
          matchId && 2,
        ],
        ...[status, appointment.startsAt, appointment.endsAt, changedBy, JSON.stringify(steps)],
      ],
    )
    return matchId
  }
  const [held, cancelled, left] = [
    await add('COMPLETED', null, null),
    await add('CANCELLED', 'TALENT', talent),
    await add('CANCELLED', null, recruiter),
  ]
  await add('CONFIRMED', null, null)
  await add('COMPLETED', null, null, null)
  await old.close()

  const orm = await createOrm({ url: database.url, entities, migrations })
  await migrate(orm)
  const rows = await orm.em
    .fork()
    .execute<{ type: string; version: string; data: AppointmentOutcome }[]>(
      `select type, aggregate_version as version, convert_from(data, 'UTF8')::jsonb as data from outbox order by aggregate_id`,
    )
  await orm.close()
  const shared = { round: 2, ...appointment, busy: [], at: '2026-12-07T10:00:00.000Z' }
  const byTalent = { side: 'CANDIDATE', personId: talent }
  expect(rows.map(({ type, version, data }) => [type, Number(version), data])).toEqual([
    [appointmentHeld.type, 2, { matchId: held, ...shared, cancelledBy: null }],
    [appointmentCancelled.type, 2, { matchId: cancelled, ...shared, cancelledBy: byTalent }],
    [appointmentCancelled.type, 2, { matchId: left, ...shared, cancelledBy: null }],
  ])
})
