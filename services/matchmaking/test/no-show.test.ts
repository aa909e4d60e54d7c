import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AppointmentOutcome,
  appointmentHeld,
  appointmentMissed,
  jobApproved,
  jobClosed,
  matchInterviewHeld,
  matchInterviewMissed,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { settle, until } from '@passerelle/testkit'
import { agreedMatch, does, hearsOf, namedSchool, readMatch, schoolId, slot, staff } from './matches.ts'
import { type School, startSchool } from './school.ts'

/** What becomes of a match when a side did not come to the interview that its appointment became. */
let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const later = '2026-12-09T09:00:00.000Z'
const at = '2026-12-07T10:00:00.000Z'

const agreed = () => agreedMatch(school)
type One = Awaited<ReturnType<typeof agreed>>
type NoShow = NonNullable<AppointmentOutcome['noShow']>

const hears = (one: { id: string }, fact: typeof appointmentHeld, more: Partial<AppointmentOutcome> = {}) =>
  hearsOf(school, one, fact, { at, ...more })
const byCompany = ({ contact }: One): NoShow => ({
  ...{ absent: 'CANDIDATE', by: 'COMPANY', personId: contact.sub, withdrawn: false },
})
const byCandidate = ({ talent }: One): NoShow => ({
  ...{ absent: 'COMPANY', by: 'CANDIDATE', personId: talent.sub, withdrawn: false },
})
const bySchool: NoShow = { absent: 'COMPANY', by: 'SCHOOL', personId: staff.sub, withdrawn: false }
const held = (one: One, noShow?: NoShow) =>
  hears(one, appointmentHeld, { noShow: noShow && { ...noShow, withdrawn: true } })
const missed = (one: One, noShow: NoShow, more: Partial<AppointmentOutcome> = {}) =>
  hears(one, appointmentMissed, { noShow, ...more })

const anew = ({ talent, job }: One) => does(school, staff, 'proposeMatch', { candidateId: talent.id, jobId: job })
/** Its state, and the last steps of its journal. */
async function stands({ id }: One, last = 2) {
  const { state, journal } = await readMatch(school, staff, id)
  return [state, ...journal.nodes.slice(-last).map(({ action }: { action: string }) => action)]
}

test('HU-38 a no-show that is told with the end gives the match back to the company, and the journal says who and by whom', async () => {
  const one = await agreed()
  await missed(one, byCompany(one))
  const match = await readMatch(school, one.contact, one.id)
  const none = { companyAnswer: null, appointment: null, appointmentAnswer: null }
  expect(match).toMatchObject({ state: 'CANDIDATE_ACCEPTED', ...none, offerAnswer: { value: 'ACCEPTED' } })
  expect(match.viewerActions).toEqual(['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'])
  expect(match.journal.nodes.at(-1)).toMatchObject({
    ...{ action: 'INTERVIEW_MISSED', absent: 'CANDIDATE', subject: 'COMPANY', author: { id: one.contact.sub }, at },
    ...{ onBehalf: false, channel: 'INTERFACE', comment: null, appointment: slot },
  })
})

test('HU-38 a no-show that is reported after the interview was told as held opens the match again, and is told once', async () => {
  const heard = await school.hears([matchInterviewMissed])
  const one = await agreed()
  await held(one)
  await missed(one, byCandidate(one))
  expect(await stands(one)).toEqual(['CANDIDATE_ACCEPTED', 'INTERVIEW_HELD', 'INTERVIEW_MISSED'])
  await until('it to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.id, data.state, data.withdrawn, data.change.author])).toEqual([
    [one.id, 'CANDIDATE_ACCEPTED', slot, one.talent.sub],
  ])
  const { id: matchId, contact, talent } = one
  const next = await does(school, contact, 'acceptCandidate', { matchId, startsAt: later })
  expect(next.appointment).toMatchObject({ round: 2, startsAt: later })
  expect(await does(school, talent, 'answerAppointment', { matchId, round: 2, accept: true })).toMatchObject({
    state: 'APPOINTMENT_ACCEPTED',
  })
})

test('HU-38 after a no-show the company refuses, or staff end the match, and the pair can be matched anew', async () => {
  const [one, other] = [await agreed(), await agreed()]
  await missed(one, byCompany(one))
  await missed(other, bySchool)
  await does(school, one.contact, 'refuseCandidate', { matchId: one.id })
  await does(school, staff, 'endMatch', { matchId: other.id })
  expect([await stands(one, 1), await stands(other, 1)]).toEqual([
    ['COMPANY_REFUSED', 'COMPANY_DECIDED'],
    ['ENDED', 'ENDED'],
  ])
  expect(await anew(one)).toMatchObject({ state: 'PROPOSED' })
})

test('HU-38 where the pair was matched anew meanwhile the journal alone says it', async () => {
  const heard = await school.hears([matchInterviewMissed])
  const one = await agreed()
  await held(one)
  const again = await anew(one)
  await missed(one, bySchool)
  expect(await stands(one)).toEqual(['INTERVIEW_HELD', 'INTERVIEW_HELD', 'NO_SHOW_REPORTED'])
  const [note] = (await readMatch(school, staff, one.id)).journal.nodes.slice(-1)
  expect(note).toMatchObject({ absent: 'COMPANY', subject: 'SCHOOL', author: { id: staff.sub }, at, appointment: slot })
  expect((await readMatch(school, staff, again.id)).state).toBe('PROPOSED')
  expect(heard).toEqual([])
})

test('HU-38 a no-show that is told as the pair is matched anew, many times over: one match is under way, and the journal has it', async () => {
  for (let round = 0; round < 6; round++) {
    const one = await agreed()
    await held(one)
    const [again] = await Promise.all([anew(one), missed(one, byCompany(one))])
    await settle(school.service)
    const [state, action] = await stands(one, 1)
    expect([state, action]).toEqual(
      again.code ? ['CANDIDATE_ACCEPTED', 'INTERVIEW_MISSED'] : ['INTERVIEW_HELD', 'NO_SHOW_REPORTED'],
    )
  }
})

test('HU-38 what the other side says later, and what is said once the company has decided, the journal alone has', async () => {
  const one = await agreed()
  await missed(one, byCompany(one))
  await missed(one, byCandidate(one))
  expect(await stands(one)).toEqual(['CANDIDATE_ACCEPTED', 'INTERVIEW_MISSED', 'NO_SHOW_REPORTED'])
  await does(school, one.contact, 'acceptCandidate', { matchId: one.id, startsAt: later })
  await missed(one, { ...byCandidate(one), withdrawn: true })
  await held(one, byCompany(one))
  expect(await stands(one)).toEqual(['APPOINTMENT_PROPOSED', 'NO_SHOW_WITHDRAWN', 'NO_SHOW_WITHDRAWN'])
})

test('HU-38 a report that is taken back before anybody has decided takes its step back: the interview was held, and is told as such', async () => {
  const heard = await school.hears([matchInterviewHeld])
  const [before, after] = [await agreed(), await agreed()]
  await missed(before, byCompany(before))
  await held(after)
  await missed(after, byCompany(after))
  for (const one of [before, after]) await held(one, byCompany(one))
  expect(await stands(before, 3)).toEqual(['INTERVIEW_HELD', 'INTERVIEW_MISSED', 'STEPPED_BACK', 'INTERVIEW_HELD'])
  expect(await stands(after, 3)).toEqual(['INTERVIEW_HELD', 'INTERVIEW_HELD', 'INTERVIEW_MISSED', 'STEPPED_BACK'])
  for (const { id } of [before, after]) {
    const { appointment, appointmentAnswer, companyAnswer, viewerActions } = await readMatch(school, staff, id)
    expect([appointment, appointmentAnswer.value, companyAnswer.value]).toEqual([
      { round: 1, ...slot, place: null },
      ...['ACCEPTED', 'ACCEPTED'],
    ])
    expect(viewerActions).toEqual([])
  }
  await until('all of it to be told', () => heard.length >= 3)
  expect(heard.map(({ data }) => data.state)).toEqual(['INTERVIEW_HELD', 'INTERVIEW_HELD', 'INTERVIEW_HELD'])
})

test('HU-38 word of a no-show that has overtaken what came before it leads to the same', async () => {
  const one = await agreed()
  // What was held, and what was reported, is older, and not handed on any more.
  await held(one, byCompany(one))
  expect((await stands(one))[0]).toBe('INTERVIEW_HELD')
  const unknown = await agreed()
  await missed(unknown, byCompany(unknown), { round: 2 })
  expect(await stands(unknown, 1)).toEqual(['APPOINTMENT_ACCEPTED', 'APPOINTMENT_ANSWERED'])
})

test('HU-38 a no-show ends the match where the job is over meanwhile', async () => {
  const one = await agreed()
  await held(one)
  const reviews = [{ ...jobApproved.example.reviews[0]!, id: newId('jrv'), schoolId, state: 'CLOSED' as const }]
  const job = { id: one.job, employerId: one.employerId, postedBy: one.contact.sub, reviews, reviewId: null }
  await school.rest.says(jobClosed, { ...jobClosed.example, ...job })
  await settle(school.service)
  await missed(one, byCandidate(one))
  expect(await stands(one)).toEqual(['JOB_OVER', 'INTERVIEW_MISSED', 'JOB_OVER'])
})
