import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { appointmentAnswered } from '@passerelle/contracts'
import type { CandidateId } from '@passerelle/kernel'
import { settle, type TestClaims, until } from '@passerelle/testkit'
import { does, matched, namedSchool, readMatch } from './matches.ts'
import { type School, signsIn, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

const startsAt = '2027-03-07T09:00:00.000Z'
/** A candidate who has never signed in, by the link in a mail. */
const byLink = (file: CandidateId, matchId: string, act: 'ANSWER_OFFER' | 'ANSWER_APPOINTMENT'): TestClaims => ({
  sub: file,
  link: { subject: matchId, act },
})

async function invited() {
  const match = await matched(school, { signedIn: false })
  const { appointment } = await does(school, match.contact, 'acceptCandidate', { matchId: match.id, startsAt })
  return { ...match, round: appointment.round, link: byLink(match.talent.id, match.id, 'ANSWER_APPOINTMENT') }
}

test('PE-28 who has never signed in answers an offer by the link in the mail, and may change that', async () => {
  const { id: matchId, talent } = await matched(school, { accepted: false, signedIn: false })
  const link = byLink(talent.id, matchId, 'ANSWER_OFFER')
  expect(await readMatch(school, link, matchId, 'viewerActions')).toEqual({ viewerActions: ['ANSWER_OFFER'] })
  const state = async (accept: boolean) => (await does(school, link, 'answerOffer', { matchId, accept })).state
  expect([await state(true), await state(false)]).toEqual(['CANDIDATE_ACCEPTED', 'CANDIDATE_REFUSED'])
})

test('PE-28 who has never signed in answers an appointment by the link in the mail, in the name of nobody else', async () => {
  const { id: matchId, round, link } = await invited()
  const heard = await school.hears([appointmentAnswered])
  expect(await readMatch(school, link, matchId, 'viewerActions')).toEqual({ viewerActions: ['ANSWER_APPOINTMENT'] })
  const answered = await does(school, link, 'answerAppointment', { matchId, round, accept: true })
  const step = { subject: 'CANDIDATE', author: null, authorName: null, onBehalf: false, channel: 'MAIL' }
  expect(answered).toMatchObject({ state: 'APPOINTMENT_ACCEPTED' })
  expect(answered.journal.nodes.at(-1)).toMatchObject(step)
  await until('the answer to be told', () => heard.length > 0)
  expect(heard[0]!.data).toMatchObject({ candidatePersonId: null, change: { subject: 'CANDIDATE', author: null } })
})

test('AC-04 a candidate’s link does the one thing that it says, for one match and one file', async () => {
  const { id: matchId, round, link, talent, contact } = await invited()
  const other = await invited()
  const answer = { matchId, round, accept: true }
  const forged: TestClaims[] = [
    { ...link, sub: other.talent.id },
    { ...link, sub: contact.sub },
    { ...link, sub: talent.sub },
  ]
  for (const who of [...forged, other.link]) {
    expect(await readMatch(school, who, matchId)).toBeNull()
    expect(await does(school, who, 'answerAppointment', answer)).toMatchObject({ code: 'NOT_FOUND' })
  }
  const offer = byLink(talent.id, matchId, 'ANSWER_OFFER')
  expect(await does(school, offer, 'answerAppointment', answer)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await does(school, link, 'answerOffer', { matchId, accept: false })).toMatchObject({ code: 'FORBIDDEN' })
  for (const act of ['acceptCandidate', 'refuseCandidate'] as const) {
    expect(await does(school, link, act, { matchId, ...(act === 'acceptCandidate' && { startsAt }) })).toMatchObject({
      code: 'FORBIDDEN',
    })
  }
})

test('AC-04 the file is nobody any more once its person is known, who may answer by the same link', async () => {
  const { id: matchId, round, link, talent } = await invited()
  await signsIn(school, { id: talent.sub, email: talent.email })
  await settle(school.service)
  const answer = { matchId, round, accept: true }
  expect(await does(school, link, 'answerAppointment', answer)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await does(school, { ...link, sub: talent.sub }, 'answerAppointment', answer)).toMatchObject({
    state: 'APPOINTMENT_ACCEPTED',
  })
})
