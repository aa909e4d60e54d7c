import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { interviewCancelled, interviewRequested } from '@passerelle/contracts'
import { type CandidateId, newId } from '@passerelle/kernel'
import { settle, stranger, type TestClaims } from '@passerelle/testkit'
import { fairOf, type School, say, signsIn, somebody, staffOf, startSchool, userOf } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
})
afterAll(() => school[Symbol.asyncDispose]())

const schoolId = newId('sch')
const staff = staffOf(schoolId, 'MANAGE_CANDIDATES')
const enrol = (details: Record<string, unknown> = somebody()) =>
  say(school, staff, 'enrolCandidate', { schoolId, programme: 'Droit', ...details })

const fields = 'id name programme graduationYear email birthDate enrolledAt'
/** What the viewer gets, by query and by reference, which must be the same. */
async function read(who: TestClaims, id: string): Promise<Record<string, unknown> | null> {
  const { candidate } = await school.api.as(who).query(`query ($id: ID!) { candidate(id: $id) { ${fields} } }`, { id })
  const { _entities } = await school.api
    .as(who)
    .query(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on Candidate { ${fields} } } }`, {
      r: [{ __typename: 'Candidate', id }],
    })
  expect(_entities).toEqual([candidate])
  return candidate
}

test('AC-04 a stranger reads nothing of a candidate, by query, reference or list', async () => {
  const { id } = await enrol()
  const outsiders = [stranger(), userOf(newId('emp'), 'OWNER'), staffOf(newId('sch'), 'MANAGE_CANDIDATES')]
  for (const who of outsiders) {
    expect(await read(who, id)).toBeNull()
    const { _entities } = await school.api.as(who).query(
      `query ($r: [_Any!]!) { _entities(representations: $r) {
        ... on School { candidates(filter: { search: "marchand" }) { totalCount edges { node { id } } } } } }`,
      { r: [{ __typename: 'School', id: schoolId }] },
    )
    expect(_entities).toEqual([{ candidates: null }])
    expect((await school.api.as(who).query('{ myCandidacies { nodes { id } } }')).myCandidacies.nodes).toEqual([])
  }
})

test('AC-04 a candidate and any staff of the school read the whole file', async () => {
  const details = somebody()
  const { id } = await enrol(details)
  const person = newId('per')
  await signsIn(school, { id: person, email: details.email })
  await settle(school.service)
  const whole = {
    id,
    programme: 'Droit',
    email: details.email,
    birthDate: '2003-05-17',
    enrolledAt: expect.any(String),
  }
  expect(await read({ sub: person }, id)).toMatchObject(whole)
  expect(await read(staffOf(schoolId, 'APPROVE_JOBS'), id)).toMatchObject(whole)
})

test('AC-04 an employer at a fair sees who is registered there, without address and birth date, as long as both are', async () => {
  const { id, name } = await enrol()
  const employer = newId('emp')
  const recruiter = userOf(employer)
  const profile = { id, name, programme: 'Droit', graduationYear: null, email: null, birthDate: null, enrolledAt: null }
  const fair = fairOf(school, employer, id as CandidateId)
  await fair.registers()
  expect(await read(recruiter, id)).toBeNull()
  await fair.opens()
  expect(await read(recruiter, id)).toEqual(profile)
  expect(await read(userOf(newId('emp')), id)).toBeNull()
  await fair.leaves()
  expect(await read(recruiter, id)).toBeNull()
  await fair.registers()
  expect(await read(recruiter, id)).toEqual(profile)
  await fair.closes()
  expect(await read(recruiter, id)).toBeNull()
  const elsewhere = fairOf(school, employer, newId('cnd'))
  await elsewhere.opens()
  expect(await read(recruiter, id)).toBeNull()
})

test('AC-04 an employer in touch with a candidate sees the profile, whatever became of the interview', async () => {
  const [{ id }, other] = [await enrol(), await enrol()]
  const employerId = newId('emp')
  const interview = { ...interviewRequested.example, id: newId('itv'), employerId, candidateId: id as CandidateId }
  const recruiter = userOf(employerId, 'REPRESENTATIVE')
  expect(await read(recruiter, id)).toBeNull()
  await school.rest.says(interviewRequested, { ...interview, status: 'REQUESTED' })
  await settle(school.service)
  expect(await read(recruiter, id)).toMatchObject({ id, email: null, birthDate: null })
  await school.rest.says(interviewCancelled, { ...interview, status: 'CANCELLED' })
  await settle(school.service)
  expect(await read(recruiter, id)).toMatchObject({ id })
  expect(await read(recruiter, other.id)).toBeNull()
})

test('AC-04 nothing that is no id of a candidate is found', async () => {
  for (const id of ['', 'cnd_x', newId('cnd'), newId('sch'), 'cnd_\u0000']) expect(await read(staff, id)).toBeNull()
})
