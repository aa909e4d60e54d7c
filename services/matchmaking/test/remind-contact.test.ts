import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  type AppointmentOutcome,
  appointmentClashed,
  type Contract,
  contactReminded,
  employerUserRemoved,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { settle, type TestClaims, until } from '@passerelle/testkit'
import { byLink, does, matched, namedSchool, readMatch, schoolId, staff } from './matches.ts'
import { type School, signsIn, staffOf, startSchool } from './school.ts'

let school: School
const start = '2026-11-22T09:00:00.000Z'
const startsAt = '2027-03-01T09:00:00.000Z'
const [minute, day] = [60_000, 24 * 3_600_000]
const settings = staffOf(schoolId, 'SCHOOL_SETTINGS')

beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())
afterEach(async () => {
  await remindAfter(5)
  school.clock.set(start)
})

async function passes(ms: number): Promise<void> {
  school.clock.advance(ms)
  await settle(school.service)
}

type Step = { action: string; subject: string; author: object | null; authorName: string | null; channel: string }

/** The reminders in the journal. */
async function reminders(matchId: string): Promise<Step[]> {
  const { journal } = await readMatch(school, staff, matchId)
  return journal.nodes.filter(({ action }: Step) => action === 'CONTACT_REMINDED')
}

async function remindAfter(days: number, who: TestClaims = settings, at: string = schoolId) {
  const document = `mutation ($input: SetContactReminderInput!) { result: setContactReminder(input: $input) {
    ... on School { id contactReminderDays } ... on Refusal { code field } } }`
  return (await school.api.as(who).query(document, { input: { schoolId: at, afterDays: days } })).result
}

async function leaves({ employerId, contact }: Awaited<ReturnType<typeof matched>>): Promise<void> {
  const user = { id: contact.user, employerId, personId: contact.sub, role: 'RECRUITER' as const, active: false }
  await school.rest.says(employerUserRemoved, user)
  await settle(school.service)
}

test('HU-36 a contact who has not decided is reminded once, five days after the candidate was proposed', async () => {
  const heard = await school.hears([contactReminded])
  const { id } = await matched(school)
  await passes(5 * day - minute)
  expect(await reminders(id)).toEqual([])
  await passes(minute)
  expect(await reminders(id)).toMatchObject([
    { subject: 'SYSTEM', author: null, authorName: null, channel: 'SYSTEM', onBehalf: false },
  ])
  await passes(20 * day)
  expect(await reminders(id)).toHaveLength(1)
  const told = () => heard.filter(({ data }) => data.id === id)
  await until('it to be told', () => told().length > 0)
  expect(told().map(({ data }) => [data.state, data.change.author])).toEqual([['CANDIDATE_ACCEPTED', null]])
})

test('HU-36 nobody is reminded of what is decided, or is another’s turn', async () => {
  const [accepts, refuses, withdrawn, open] = [
    await matched(school),
    await matched(school),
    await matched(school),
    await matched(school, { accepted: false }),
  ]
  await does(school, accepts.contact, 'acceptCandidate', { matchId: accepts.id, startsAt })
  await does(school, refuses.contact, 'refuseCandidate', { matchId: refuses.id })
  await does(school, withdrawn.talent, 'answerOffer', { matchId: withdrawn.id, accept: false })
  await passes(10 * day)
  for (const { id } of [accepts, refuses, withdrawn, open]) expect(await reminders(id)).toEqual([])
})

test('HU-36 a contact whose turn it is again is reminded again: after a step back, and when the time was taken', async () => {
  const [back, clash] = [await matched(school), await matched(school)]
  await does(school, staff, 'refuseCandidate', { matchId: back.id })
  await passes(2 * day)
  await does(school, staff, 'stepBack', { matchId: back.id, step: 3 })
  await does(school, clash.contact, 'acceptCandidate', { matchId: clash.id, startsAt })
  await does(school, clash.talent, 'answerAppointment', { matchId: clash.id, round: 1, accept: true })
  const taken = { id: clash.id, matchId: clash.id, round: 1, startsAt, endsAt: startsAt, busy: [] }
  await school.rest.says(appointmentClashed as Contract<AppointmentOutcome & { id: string }>, taken as never)
  await settle(school.service)
  await passes(3 * day)
  expect([await reminders(back.id), await reminders(clash.id)]).toMatchObject([[{}], []])
  await passes(2 * day)
  expect(await reminders(clash.id)).toHaveLength(1)
})

test('HU-36 that a candidate signs in has nobody reminded who is not to be', async () => {
  const { id, talent } = await matched(school, { signedIn: false })
  await using orm = await createOrm({ url: school.databaseUrl, entities: [], migrations: [] })
  // As the upgrade leaves those who have waited for long.
  await orm.em.execute('delete from due where key = ?', [id])
  await signsIn(school, { id: talent.sub, email: talent.email })
  await settle(school.service)
  await passes(6 * day)
  expect(await reminders(id)).toEqual([])
})

test('HU-36 a school reminds after as many days as it says, or never, those who wait already too', async () => {
  const { id } = await matched(school)
  expect(await remindAfter(0)).toEqual({ id: schoolId, contactReminderDays: 0 })
  await passes(8 * day)
  expect(await reminders(id)).toEqual([])
  await remindAfter(10)
  await passes(2 * day - minute)
  expect(await reminders(id)).toEqual([])
  await passes(minute)
  expect(await reminders(id)).toHaveLength(1)

  const later = await matched(school)
  await passes(3 * day)
  await remindAfter(2)
  await settle(school.service)
  expect(await reminders(later.id)).toHaveLength(1)
})

test('HU-36 a rule that says later while somebody waits counts when their reminder was due', async () => {
  const { id } = await matched(school)
  await passes(4 * day)
  await remindAfter(30)
  await passes(2 * day)
  expect(await reminders(id)).toEqual([])
})

test('HU-36 only the school’s staff read after how many days it reminds, five at first, and only those of its settings say it', async () => {
  const other = newId('sch')
  const read = async (who: TestClaims, id: string) => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on School { contactReminderDays } } }'
    const { _entities } = await school.api.as(who).query(query, { r: [{ __typename: 'School', id }] })
    return _entities[0].contactReminderDays
  }
  const there = staffOf(other, 'SCHOOL_SETTINGS')
  expect(await remindAfter(3)).toMatchObject({ contactReminderDays: 3 })
  expect([await read(staff, schoolId), await read(there, other)]).toEqual([3, 5])
  expect([await read(there, schoolId), await read({ sub: newId('per') }, schoolId)]).toEqual([null, null])
  for (const who of [staff, there, { sub: newId('per') }])
    expect(await remindAfter(9, who)).toMatchObject({ code: 'FORBIDDEN' })
  for (const days of [-1, 61]) expect(await remindAfter(days)).toEqual({ code: 'INVALID_INPUT', field: 'afterDays' })
  expect(await read(staff, schoolId)).toBe(3)
})

test('HU-36 staff have fresh links sent, which is in the journal under their name with what they write', async () => {
  const heard = await school.hears([contactReminded])
  const { id: matchId } = await matched(school)
  expect((await readMatch(school, staff, matchId)).viewerActions).toContain('REMIND_CONTACT')
  await passes(2 * day)
  const done = await does(school, staff, 'remindContact', { matchId, comment: 'Il attend.' })
  expect(done).toMatchObject({ state: 'CANDIDATE_ACCEPTED', remindedAt: '2026-11-24T09:00:00.000Z' })
  expect(done.journal.nodes.at(-1)).toMatchObject({
    ...{ action: 'CONTACT_REMINDED', subject: 'SCHOOL', author: { id: staff.sub }, authorName: 'Benoît Martin' },
    ...{ onBehalf: false, channel: 'INTERFACE', comment: 'Il attend.' },
  })
  const told = () => heard.find(({ data }) => data.id === matchId)
  await until('it to be told', () => told() !== undefined)
  expect(told()!.data.change).toMatchObject({ author: staff.sub, comment: 'Il attend.' })
})

test('HU-36 whom staff have reminded, the rule does not remind as well', async () => {
  const { id: matchId } = await matched(school)
  await passes(4 * day)
  await does(school, staff, 'remindContact', { matchId })
  await passes(10 * day)
  expect(await reminders(matchId)).toHaveLength(1)
})

test('HU-36 a contact is reminded once a day at most, whoever asks', async () => {
  const { id: matchId } = await matched(school)
  await passes(5 * day)
  for (const wait of [0, day - minute]) {
    await passes(wait)
    expect(await does(school, staff, 'remindContact', { matchId })).toMatchObject({ code: 'REMINDED_ALREADY' })
    expect((await readMatch(school, staff, matchId)).viewerActions).not.toContain('REMIND_CONTACT')
  }
  await passes(minute)
  expect(await does(school, staff, 'remindContact', { matchId })).toMatchObject({ state: 'CANDIDATE_ACCEPTED' })
  expect(await reminders(matchId)).toHaveLength(2)
})

test('HU-36 staff remind nobody who has nothing to decide', async () => {
  const open = await matched(school, { accepted: false })
  const [refused, decided] = [await matched(school), await matched(school)]
  await does(school, refused.talent, 'answerOffer', { matchId: refused.id, accept: false })
  await does(school, decided.contact, 'acceptCandidate', { matchId: decided.id, startsAt })
  const code = async (matchId: string) => (await does(school, staff, 'remindContact', { matchId })).code
  expect([await code(open.id), await code(refused.id), await code(decided.id)]).toEqual([
    ...['NOT_YET', 'OFFER_REFUSED', 'DECISION_CLOSED'],
  ])
  for (const { id } of [open, refused, decided])
    expect((await readMatch(school, staff, id)).viewerActions).not.toContain('REMIND_CONTACT')
})

test('HU-36 a contact who has left the company is reminded by nobody', async () => {
  const match = await matched(school)
  await leaves(match)
  expect((await readMatch(school, staff, match.id)).viewerActions).not.toContain('REMIND_CONTACT')
  expect(await does(school, staff, 'remindContact', { matchId: match.id })).toMatchObject({
    code: 'CONTACT_NOT_ACTIVE',
    message: expect.stringContaining('a quitté l’entreprise'),
  })
  await passes(10 * day)
  expect(await reminders(match.id)).toEqual([])
})

test('AC-04 only staff with MANAGE_MATCHES have a contact reminded', async () => {
  const { id: matchId, contact, talent } = await matched(school)
  const remind = async (who: TestClaims) => (await does(school, who, 'remindContact', { matchId })).code
  expect([await remind(contact), await remind(talent)]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  expect(await remind(byLink(contact, matchId, 'ACCEPT_CANDIDATE'))).toBe('FORBIDDEN')
  for (const who of [staffOf(schoolId, 'MANAGE_CANDIDATES'), staffOf(newId('sch'), 'MANAGE_MATCHES')])
    expect(await remind(who)).toBe('NOT_FOUND')
  expect(await reminders(matchId)).toEqual([])
})

test('HU-29 a reminder is no step: what staff did before it goes back, and the reminder stays', async () => {
  const { id: matchId } = await matched(school, { accepted: false })
  await does(school, staff, 'answerOffer', { matchId, accept: true })
  await does(school, staff, 'remindContact', { matchId })
  expect(await does(school, staff, 'stepBack', { matchId, step: 3 })).toMatchObject({ code: 'NOT_BY_STAFF' })
  expect((await readMatch(school, staff, matchId)).viewerActions).toContain('STEP_BACK')
  expect(await does(school, staff, 'stepBack', { matchId, step: 2 })).toMatchObject({
    state: 'PROPOSED',
    remindedAt: null,
  })
  expect(await reminders(matchId)).toHaveLength(1)
})
