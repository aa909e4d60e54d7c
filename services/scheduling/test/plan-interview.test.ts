import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewCancelled, interviewPlanned, interviewRescheduled } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { enrolled, posted } from './planning.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const at = '2026-12-10T13:30:00.000Z'

/** A recruiter and a candidate who may plan an interview of 45 minutes. */
async function acquainted() {
  const event = await fair.event()
  const camille = await fair.recruiter(event)
  const ines = await enrolled(fair)
  const details = { startsAt: at, durationMinutes: 45, jobId: await posted(fair, camille.employer) }
  return { event, camille, ines, input: { employerId: camille.employer, candidateId: ines.candidateId, ...details } }
}

test('PE-02 an interview is planned outside a fair, for both people', async () => {
  const { camille, ines, input } = await acquainted()
  const planned = await say(fair, camille, 'planInterview', input)
  expect(planned).toMatchObject({
    status: 'CONFIRMED',
    origin: 'PLANNED',
    sentBy: 'RECRUITER',
    event: null,
    host: null,
    job: { id: input.jobId },
    slot: { startsAt: at, endsAt: '2026-12-10T14:15:00.000Z' },
    talentName: 'Inès Marchand',
    companyName: 'Cosling',
    sequence: 0,
  })
  const { interview } = await fair.api
    .as(ines)
    .query('query ($id: ID!) { interview(id: $id) { viewerSide } }', { id: planned.id })
  expect(interview.viewerSide).toBe('TALENT')
})

test('TS-30 a planned interview takes the time of both', async () => {
  const { event, camille, input } = await acquainted()
  await say(fair, camille, 'planInterview', input)
  const again = await say(fair, camille, 'planInterview', { ...input, candidateId: (await enrolled(fair)).candidateId })
  expect(again).toMatchObject({ __typename: 'TimeConflict', busyFrom: at, busyTo: '2026-12-10T14:15:00.000Z' })
  const luc = await fair.recruiter(event, 'Luc Bravo', 'Bravo')
  const talentBusy = await say(fair, luc, 'planInterview', { ...input, employerId: luc.employer, jobId: null })
  expect(talentBusy).toMatchObject({ __typename: 'TimeConflict', busyFrom: null })
})

test('PE-01 of a planned interview it is told only that it is planned', async () => {
  const { camille, input } = await acquainted()
  const heard = await fair.hears([interviewPlanned, interviewRescheduled, interviewCancelled])
  await say(fair, camille, 'planInterview', input)
  await fair.settled()
  await until('the event to arrive', () => heard.length > 0)
  expect(heard.map(({ type }) => type)).toEqual([interviewPlanned.type])
})

test('a planned interview is moved a little, even over its own time, and cancelled', async () => {
  const camille = await fair.recruiter(await fair.event())
  const ines = await enrolled(fair)
  const input = { employerId: camille.employer, candidateId: ines.candidateId, startsAt: at, durationMinutes: 60 }
  const { id } = await say(fair, camille, 'planInterview', input)
  const moved = await say(fair, camille, 'rescheduleInterview', { interviewId: id, startsAt: '2026-12-10T14:00:00Z' })
  expect(moved).toMatchObject({
    sequence: 1,
    slot: { startsAt: '2026-12-10T14:00:00.000Z', endsAt: '2026-12-10T15:00:00.000Z' },
  })
  const early = await say(fair, camille, 'planInterview', { ...input, startsAt: '2026-12-10T13:00:00Z' })
  expect(early).toMatchObject({ status: 'CONFIRMED' })
  const back = await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: at })
  expect(back).toMatchObject({ __typename: 'TimeConflict', busyFrom: '2026-12-10T13:00:00.000Z' })
  expect(
    await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: '2026-11-01T08:00:00Z' }),
  ).toMatchObject({ code: 'INVALID_TIME' })
  expect(await say(fair, ines, 'cancelInterview', { interviewId: id })).toMatchObject({
    status: 'CANCELLED',
    sequence: 2,
  })
})

test('PE-02 a start is a whole minute, and lies within two years', async () => {
  const camille = await fair.recruiter(await fair.event())
  const { candidateId } = await enrolled(fair)
  const input = { employerId: camille.employer, candidateId, startsAt: '2026-12-10T09:00:00.500Z', durationMinutes: 30 }
  const { id: interviewId, slot } = await say(fair, camille, 'planInterview', input)
  expect(slot).toEqual({ startsAt: '2026-12-10T09:00:00.000Z', endsAt: '2026-12-10T09:30:00.000Z' })
  const move = (startsAt: string) => say(fair, camille, 'rescheduleInterview', { interviewId, startsAt })
  expect(await move('2026-12-10T09:00:59.999Z')).toMatchObject({ sequence: 0, slot })
  const later = { startsAt: '2026-12-10T09:20:00.000Z', endsAt: '2026-12-10T09:50:00.000Z' }
  expect(await move('2026-12-10T09:20:30Z')).toMatchObject({ sequence: 1, slot: later })
  fair.clock.advance(20_000)
  const [thisMinute, farAhead] = ['2026-11-22T09:00:40Z', '2199-12-31T23:59:59Z']
  for (const startsAt of [thisMinute, farAhead]) {
    const no = { code: 'INVALID_TIME' }
    expect(await say(fair, camille, 'planInterview', { ...input, startsAt })).toMatchObject(no)
    expect(await move(startsAt)).toMatchObject(no)
  }
})

test('AC-04 who may not plan is told why', async () => {
  const camille = await fair.recruiter(await fair.event())
  const ines = await enrolled(fair)
  const input = { employerId: camille.employer, candidateId: ines.candidateId, startsAt: at, durationMinutes: 30 }
  const outsider = stranger() as { employers: { employer: string }[] } & ReturnType<typeof stranger>
  expect(await say(fair, outsider, 'planInterview', input)).toMatchObject({ code: 'FORBIDDEN' })
  const unmet = { ...input, employerId: outsider.employers[0]!.employer }
  for (const candidateId of [ines.candidateId, newId('cnd')]) {
    const answer = await say(fair, outsider, 'planInterview', { ...unmet, candidateId })
    expect(answer).toMatchObject({ code: 'NOT_ACQUAINTED' })
  }
  const helper = { ...camille, employers: [{ ...camille.employers[0]!, role: 'REPRESENTATIVE' }] }
  expect(await say(fair, helper, 'planInterview', input)).toMatchObject({ code: 'FORBIDDEN' })
})

test('PE-02 a time in the past and odd lengths are refused', async () => {
  const { camille, input } = await acquainted()
  for (const wrong of [{ startsAt: '2026-11-22T08:59:59Z' }, { durationMinutes: 4 }, { durationMinutes: 481 }]) {
    expect(await say(fair, camille, 'planInterview', { ...input, ...wrong })).toMatchObject({ code: 'INVALID_TIME' })
  }
})

test('PE-12 an interview is planned without any calendar, and with one it takes its time out of the slots', async () => {
  const event = await fair.event()
  const without = await fair.recruiter(event)
  const ines = await enrolled(fair)
  const startsAt = '2026-12-03T08:05:00.000Z'
  const input = { employerId: without.employer, candidateId: ines.candidateId, startsAt, durationMinutes: 30 }
  expect(await say(fair, without, 'planInterview', input)).toMatchObject({ status: 'CONFIRMED' })

  const luc = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  expect(luc.slots.slice(0, 2)).toEqual(['2026-12-03T08:00:00.000Z', '2026-12-03T08:20:00.000Z'])
  const hugo = await enrolled(fair)
  const planned = { ...input, employerId: luc.employer, candidateId: hugo.candidateId }
  expect(await say(fair, luc, 'planInterview', planned)).toMatchObject({ status: 'CONFIRMED' })
  const { host } = await fair.api
    .as(luc)
    .query('query ($id: ID!) { host(id: $id) { slots { startsAt } } }', { id: luc.hostId })
  expect(host.slots.map((slot: { startsAt: string }) => slot.startsAt)).toEqual(luc.slots.slice(2))
})

test('PE-02 an interview is planned for a job of the company, or for none: an invented one, or another company’s, there is not', async () => {
  const { event, camille, input } = await acquainted()
  const luc = await fair.recruiter(event, 'Luc Bravo', 'Bravo')
  for (const jobId of [newId('job'), 'job_nonsense', camille.employer, await posted(fair, luc.employer)]) {
    const refused = await say(fair, camille, 'planInterview', { ...input, jobId })
    expect([jobId, refused]).toMatchObject([jobId, { code: 'NOT_FOUND' }])
  }
  expect(await say(fair, camille, 'planInterview', { ...input, jobId: null })).toMatchObject({ job: null })
})
