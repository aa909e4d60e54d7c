import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { candidateChanged, candidateEnrolled } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { settle, stranger, until } from '@passerelle/testkit'
import { entities, migrations } from '../src/index.ts'
import { Mailbox } from '../src/mailbox/mailbox.ts'
import { type School, say, signsIn, somebody, staffOf, startSchool, userOf } from './school.ts'

let school: School
beforeAll(async () => {
  school = await startSchool()
})
afterAll(() => school[Symbol.asyncDispose]())

const schoolId = newId('sch')
const otherSchool = newId('sch')
const staff = staffOf(schoolId, 'MANAGE_CANDIDATES')
const enrol = (details: Record<string, unknown>, who = staff) =>
  say(school, who, 'enrolCandidate', { schoolId, ...details })
const update = (candidateId: string, changes: Record<string, unknown>, who = staff) =>
  say(school, who, 'updateCandidate', { candidateId, ...changes })

test('SI-14 a school enters a candidate once, however the name is written', async () => {
  const first = await enrol(
    somebody({ firstName: 'Inès', lastName: 'Le Goff', programme: 'Droit', graduationYear: 2027 }),
  )
  expect(first).toMatchObject({
    name: 'Inès Le Goff',
    birthDate: '2003-05-17',
    programme: 'Droit',
    graduationYear: 2027,
    person: null,
    school: { id: schoolId },
  })
  expect(await enrol(somebody({ firstName: 'INES', lastName: 'le-goff' }))).toMatchObject({
    __typename: 'AlreadyEnrolled',
    code: 'ALREADY_ENROLLED',
    candidate: { id: first.id },
  })
  const others = [
    await enrol(somebody({ lastName: 'Le Goff', birthDate: '2003-05-18' })),
    await enrol(somebody({ lastName: 'Le Goff', campaign: '2027-2028' })),
    await say(school, staffOf(otherSchool, 'MANAGE_CANDIDATES'), 'enrolCandidate', {
      schoolId: otherSchool,
      ...somebody({ lastName: 'Le Goff' }),
    }),
  ]
  expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(4)
})

test('SI-14 a candidate comes into another campaign or has another name under the address that is theirs', async () => {
  const { id, email } = await enrol(somebody())
  expect(await update(id, { campaign: '2031-2032' })).toMatchObject({ id, campaign: '2031-2032' })
  expect(await update(id, { lastName: 'Autrement', email })).toMatchObject({ id, lastName: 'Autrement' })
})

test('SI-14 two candidates of one campaign have two addresses, whether entered or changed', async () => {
  const first = await enrol(somebody({ firstName: 'Ana', lastName: 'Roy', email: 'Roy@example.org' }))
  const taken = { __typename: 'AlreadyEnrolled', field: 'email', candidate: { id: first.id } }
  const twin = { firstName: 'Zoé', lastName: 'Roy', email: 'roy@EXAMPLE.org' }
  expect(await enrol(somebody(twin))).toMatchObject({ ...taken, message: expect.stringMatching('Ana Roy') })
  const later = await enrol(somebody({ ...twin, campaign: '2027-2028' }))
  expect(later.code).toBeUndefined()
  expect(await update(later.id, { campaign: '2026 2027' })).toMatchObject({ ...taken, field: 'campaign' })
  const other = await enrol(somebody({ lastName: 'Autre' }))
  expect(await update(other.id, { email: 'roy@example.org' })).toMatchObject(taken)
  expect(await update(first.id, { programme: 'Droit', email: 'roy@example.org' })).toMatchObject({ programme: 'Droit' })
})

test('SI-14 of two entered at once with one address in one campaign, one is', async () => {
  for (let round = 1; round <= 5; round++) {
    const email = `once${round}@example.org`
    const answers = await Promise.all(Array.from({ length: 6 }, () => enrol(somebody({ email }))))
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1)
  }
})

test('SI-14 two colleagues who enter the same person at once enter them once', async () => {
  const heard = await school.hears([candidateEnrolled])
  for (let round = 1; round <= 5; round++) {
    const lastName = `Renard ${'x'.repeat(round)}`
    const answers = await Promise.all(Array.from({ length: 8 }, () => enrol(somebody({ lastName }))))
    const entered = answers.filter(({ code }) => code === undefined)
    const refused = answers.filter(({ code }) => code === 'ALREADY_ENROLLED')
    expect([entered.length, refused.length]).toEqual([1, 7])
    expect(refused.every(({ candidate }) => candidate.id === entered[0].id)).toBe(true)
    await until('the fact', () => heard.length >= round)
  }
  expect(heard).toHaveLength(5)
})

test('SI-14 many at once: each has its own result, in order, and one refusal holds up nobody', async () => {
  const [one, two, three] = [somebody(), somebody(), somebody()]
  await enrol(one)
  const candidates = [
    two,
    { ...one, email: 'x@example.org' },
    somebody({ email: 'nobody', birthDate: '?' }),
    { ...two },
    three,
  ]
  const answer = await say(school, staff, 'enrolCandidates', { schoolId, candidates })
  expect(answer).toMatchObject({ enrolledCount: 2, refusedCount: 3 })
  expect(answer.results.map((result: { code?: string }) => result.code ?? 'enrolled')).toEqual([
    'enrolled',
    'ALREADY_ENROLLED',
    'CANDIDATE_INVALID',
    'ALREADY_ENROLLED',
    'enrolled',
  ])
  expect(answer.results[2].problems.map(({ field }: { field: string }) => field)).toEqual(['BIRTH_DATE', 'EMAIL'])
  expect(answer.results[1].field).toBe('candidates.1')
  expect(answer.results[2].field).toBe('candidates.2.birthDate')
  expect(answer.results[3].candidate.id).toBe(answer.results[0].id)
})

test('GQ-06 more than 200 at once are refused', async () => {
  const many = Array.from({ length: 201 }, () => somebody())
  expect(await say(school, staff, 'enrolCandidates', { schoolId, candidates: many })).toMatchObject({
    code: 'TOO_MANY',
  })
})

test('SI-14 a change that would make two the same is refused, and changes nothing', async () => {
  const heard = await school.hears([candidateChanged])
  const [one, two] = [await enrol(somebody()), await enrol(somebody())]
  expect(await update(two.id, { lastName: one.lastName, programme: 'Droit' })).toMatchObject({
    __typename: 'AlreadyEnrolled',
    candidate: { id: one.id },
  })
  expect(await update(two.id, { programme: 'Chimie', firstName: null })).toMatchObject({
    programme: 'Chimie',
    lastName: two.lastName,
    firstName: 'Inès',
  })
  expect(await update(two.id, { programme: null })).toMatchObject({ programme: null })
  expect(await update(two.id, { programme: null })).toMatchObject({ programme: null })
  await until('two facts', () => heard.length >= 2)
  expect(heard.map(({ aggregateId, aggregateVersion }) => [aggregateId, aggregateVersion])).toEqual([
    [two.id, 2],
    [two.id, 3],
  ])
  expect(await update(two.id, { email: 'nobody' })).toMatchObject({
    ...{ code: 'CANDIDATE_INVALID', field: 'email' },
    message: expect.stringMatching('« nobody » n’est pas une adresse'),
  })
})

test('SI-14 a change that has taken an address and is then refused leaves nothing', async () => {
  const details = somebody()
  const { id } = await enrol(details)
  await signsIn(school, { id: newId('per'), email: details.email })
  await settle(school.service)
  const email = `taken.${newId('per')}@example.org`
  expect(await update(id, { email })).toMatchObject({ code: 'CANDIDATE_LINKED' })
  const orm = await createOrm({ url: school.databaseUrl, entities, migrations })
  try {
    expect(await orm.em.fork().count(Mailbox, { email: [email, details.email] })).toBe(1)
  } finally {
    await orm.close()
  }
})

test('SI-14 two changes of one request see each other', async () => {
  const { id } = await enrol(somebody())
  const { one, two } = await school.api.as(staff).query(
    `mutation ($one: UpdateCandidateInput!, $two: UpdateCandidateInput!) {
      one: updateCandidate(input: $one) { ... on Candidate { programme graduationYear } }
      two: updateCandidate(input: $two) { ... on Candidate { programme graduationYear } } }`,
    { one: { candidateId: id, programme: 'Droit' }, two: { candidateId: id, graduationYear: 2027 } },
  )
  expect([one, two]).toEqual([
    { programme: 'Droit', graduationYear: null },
    { programme: 'Droit', graduationYear: 2027 },
  ])
})

test('SI-14 two changes at once to the same name: one takes it', async () => {
  const [one, two] = [await enrol(somebody()), await enrol(somebody())]
  const { lastName } = somebody()
  const answers = await Promise.all([update(one.id, { lastName }), update(two.id, { lastName })])
  expect(answers.map(({ code }) => code ?? 'changed').sort()).toEqual(['ALREADY_ENROLLED', 'changed'])
})

test('AC-04 only the school’s staff with MANAGE_CANDIDATES enrol and change', async () => {
  const { id } = await enrol(somebody())
  for (const who of [staffOf(schoolId, 'MANAGE_EVENTS'), userOf(newId('emp'), 'OWNER'), stranger()]) {
    expect(await enrol(somebody(), who)).toMatchObject({ __typename: 'ActionRefused', code: 'FORBIDDEN' })
    const bulk = { schoolId, candidates: [somebody()] }
    expect(await say(school, who, 'enrolCandidates', bulk)).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect(await update(id, { programme: 'x' }, staffOf(schoolId, 'MANAGE_EVENTS'))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await update(id, { programme: 'x' }, stranger())).toMatchObject({ code: 'NOT_FOUND' })
  expect(await update('nonsense', { programme: 'x' })).toMatchObject({ code: 'NOT_FOUND' })
})
