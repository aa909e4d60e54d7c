import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import type { TestClaims } from '@passerelle/testkit'
import { candidate, company, does, matched, namedSchool, readMatch, schoolId, staff } from './matches.ts'
import { type School, staffOf, startSchool } from './school.ts'

let school: School
const settings = staffOf(schoolId, 'SCHOOL_SETTINGS')
const elsewhere = newId('sch')
beforeAll(async () => {
  school = await startSchool()
  await namedSchool(school)
})
afterAll(() => school[Symbol.asyncDispose]())

async function set(on: boolean, who: TestClaims = settings) {
  const document = `mutation ($input: SetMatchingInput!) { result: setMatching(input: $input) {
    ... on School { id matchingOn } ... on Refusal { code message } } }`
  return (await school.api.as(who).query(document, { input: { schoolId, on } })).result
}
const matchingOn = async (who: TestClaims, id: string) => {
  const document = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on School { matchingOn } } }'
  const { _entities } = await school.api.as(who).query(document, { r: [{ __typename: 'School', id }] })
  return _entities[0].matchingOn
}

test('HU-35 a school puts candidates in touch until it says that it does not, and again when it says so', async () => {
  const { job } = await company(school)
  const propose = async () =>
    does(school, staff, 'proposeMatch', { candidateId: (await candidate(school)).id, jobId: job })
  expect(await propose()).toMatchObject({ state: 'PROPOSED' })
  expect(await set(false)).toEqual({ id: schoolId, matchingOn: false })
  expect(await propose()).toMatchObject({ code: 'MATCHING_OFF', message: expect.stringContaining('réglages') })
  expect(await set(true)).toEqual({ id: schoolId, matchingOn: true })
  expect(await propose()).toMatchObject({ state: 'PROPOSED' })
})

test('HU-35 what is under way is read, decided and ended where nobody is proposed any more', async () => {
  const [one, other] = [await matched(school), await matched(school)]
  await set(false)
  const startsAt = '2026-12-07T09:00:00.000Z'
  expect(await does(school, one.contact, 'acceptCandidate', { matchId: one.id, startsAt })).toMatchObject({
    state: 'APPOINTMENT_PROPOSED',
  })
  expect(
    await does(school, one.talent, 'answerAppointment', { matchId: one.id, round: 1, accept: true }),
  ).toMatchObject({
    state: 'APPOINTMENT_ACCEPTED',
  })
  expect(await does(school, staff, 'endMatch', { matchId: other.id })).toMatchObject({ state: 'ENDED' })
  expect(await readMatch(school, one.contact, one.id)).toMatchObject({ state: 'APPOINTMENT_ACCEPTED' })
  await set(true)
})

test('HU-35 whether a school puts in touch is read by whoever is shown the module, of each school by itself', async () => {
  const { contact, talent } = await matched(school)
  await set(false)
  for (const who of [contact, talent, staff]) {
    expect([await matchingOn(who, schoolId), await matchingOn(who, elsewhere)]).toEqual([false, true])
  }
  await set(true)
})

test('AC-06 the switch is for staff with SCHOOL_SETTINGS of this school', async () => {
  for (const who of [staff, staffOf(elsewhere, 'SCHOOL_SETTINGS'), { sub: newId('per') }]) {
    expect(await set(false, who)).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect(await matchingOn(staff, schoolId)).toBe(true)
})
