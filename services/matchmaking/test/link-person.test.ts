import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { candidateEnrolled, candidateLinked } from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import { settle, until } from '@passerelle/testkit'
import { changesAddress, type School, say, signsIn, somebody, staffOf, startSchool } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
})
afterAll(() => school[Symbol.asyncDispose]())

const schoolId = newId('sch')
const staff = staffOf(schoolId, 'MANAGE_CANDIDATES')
const enrol = (details: Record<string, unknown>) => say(school, staff, 'enrolCandidate', { schoolId, ...details })
const personOf = async (id: string): Promise<PersonId | null> => {
  const { candidate } = await school.api
    .as(staff)
    .query('query ($id: ID!) { candidate(id: $id) { person { id } } }', { id })
  return candidate.person?.id ?? null
}
const candidaciesOf = async (sub: PersonId): Promise<string[]> => {
  const { myCandidacies } = await school.api.as({ sub }).query('{ myCandidacies { nodes { id } } }')
  return myCandidacies.nodes.map(({ id }: { id: string }) => id)
}

test('AC-01 enrolled first, signed in later: the file becomes theirs, and others are told', async () => {
  const heard = await school.hears([candidateEnrolled, candidateLinked])
  const details = somebody()
  const { id } = await enrol(details)
  const person = newId('per')
  await signsIn(school, { id: person, email: details.email.toUpperCase() })
  await settle(school.service)
  expect(await personOf(id)).toBe(person)
  expect(await candidaciesOf(person)).toEqual([id])
  await until('two facts', () => heard.length >= 2)
  const { firstName, lastName, email } = details
  const state = { id, schoolId, firstName, lastName, programme: null, graduationYear: null }
  expect(heard.map(({ type, data, actor }) => [type, data, actor])).toEqual([
    [candidateEnrolled.type, { ...state, personId: null, email }, staff.sub],
    [candidateLinked.type, { ...state, personId: person, email: null }, person],
  ])
})

test('AC-01 signed in first, enrolled later: linked at once, and told as such', async () => {
  const heard = await school.hears([candidateEnrolled, candidateLinked])
  const details = somebody()
  const person = newId('per')
  await signsIn(school, { id: person, email: details.email })
  await settle(school.service)
  const { id, person: linked } = await enrol({ ...details, email: ` ${details.email.toUpperCase()}` })
  expect(linked).toEqual({ id: person })
  await until('two facts', () => heard.length >= 2)
  expect(heard.map(({ type, data }) => [type, data.personId])).toEqual([
    [candidateEnrolled.type, person],
    [candidateLinked.type, person],
  ])
  expect(heard[1]!.aggregateId).toBe(id)
})

test('AC-01 an address that is not verified links nobody', async () => {
  const details = somebody()
  const { id } = await enrol(details)
  const person = newId('per')
  await signsIn(school, { id: person, email: details.email, emailVerified: false })
  await settle(school.service)
  expect(await personOf(id)).toBeNull()
  await changesAddress(school, { id: person, email: details.email })
  await settle(school.service)
  expect(await personOf(id)).toBe(person)
})

test('AC-01 an address that a person has left links them no more; what is linked stays', async () => {
  const [old, next] = [somebody(), somebody()]
  const person = newId('per')
  await signsIn(school, { id: person, email: old.email })
  await settle(school.service)
  const before = await enrol(old)
  await changesAddress(school, { id: person, email: next.email })
  await settle(school.service)
  // In another campaign: in one, nobody else is entered with the address.
  const after = await enrol(somebody({ email: old.email, campaign: '2031-2032' }))
  const moved = await enrol(next)
  expect([before.person, after.person, moved.person]).toEqual([{ id: person }, null, { id: person }])
  const successor = newId('per')
  await signsIn(school, { id: successor, email: old.email })
  await settle(school.service)
  expect([await personOf(before.id), await personOf(after.id)]).toEqual([person, successor])
})

test('AC-01 a wrong address is put right before anybody has signed in with it, not after', async () => {
  const [wrong, right] = [somebody(), somebody()]
  const person = newId('per')
  await signsIn(school, { id: person, email: right.email })
  const { id } = await enrol(wrong)
  await settle(school.service)
  const update = (email: string) => say(school, staff, 'updateCandidate', { candidateId: id, email })
  expect(await update(right.email)).toMatchObject({ email: right.email, person: { id: person } })
  expect(await update(wrong.email)).toMatchObject({ code: 'CANDIDATE_LINKED' })
  await signsIn(school, { id: newId('per'), email: wrong.email })
  await settle(school.service)
  expect(await personOf(id)).toBe(person)
})

test('AC-01 a person with files at two schools has both', async () => {
  const details = somebody()
  const other = newId('sch')
  const first = await enrol(details)
  const second = await say(school, staffOf(other, 'MANAGE_CANDIDATES'), 'enrolCandidate', {
    schoolId: other,
    ...details,
  })
  const person = newId('per')
  await signsIn(school, { id: person, email: details.email })
  await settle(school.service)
  expect(await candidaciesOf(person)).toEqual([first.id, second.id])
})

test('AC-01 enrolling, correcting and signing in at the same moment always link, and link once', async () => {
  const heard = await school.hears([candidateLinked])
  const rounds = Array.from({ length: 30 }, async (_, round) => {
    const details = somebody()
    const person = newId('per')
    const corrected = round % 3 === 0
    const enrolling = enrol(corrected ? { ...details, email: somebody().email } : details).then(async (candidate) => {
      if (corrected) await say(school, staff, 'updateCandidate', { candidateId: candidate.id, email: details.email })
      return candidate
    })
    const [candidate] = await Promise.all([enrolling, signsIn(school, { id: person, email: details.email })])
    return { id: candidate.id as string, person }
  })
  const pairs = await Promise.all(rounds)
  await settle(school.service)
  for (const { id, person } of pairs) expect([id, await personOf(id)]).toEqual([id, person])
  await until('thirty facts', () => heard.length >= 30)
  const linked = heard.map(({ aggregateId }) => aggregateId)
  expect(linked.sort()).toEqual(pairs.map(({ id }) => id).sort())
})
