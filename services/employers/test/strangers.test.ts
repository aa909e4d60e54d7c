import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
let claire: Somebody
let cosling: EmployerId
let approvalId: string
let job: { id: string; reviews: { id: string }[] }
let user: { id: string }
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
  claire = await at.signIn('Claire Petit')
  cosling = await at.employer(claire)
  approvalId = await at.approved(claire, cosling, school, helene)
  job = await act(claire, 'postJob', { employerId: cosling, ...advert(), schoolIds: [school] })
  user = (await claire.query('{ me { employerUsers { nodes { id } } } }')).me.employerUsers.nodes[0]
})
afterAll(() => at[Symbol.asyncDispose]())

const entities = (person: Somebody) =>
  person.query(
    `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
      ... on Person { name email } ... on EmployerUser { role title }
      ... on Approval { approval: state } ... on Job { job: title } ... on JobReview { review: state } } }`,
    {
      of: [
        { __typename: 'Person', id: claire.id },
        { __typename: 'Person', id: helene.id },
        { __typename: 'EmployerUser', id: user.id },
        { __typename: 'Approval', id: approvalId },
        { __typename: 'Job', id: job.id },
        { __typename: 'JobReview', id: job.reviews[0]!.id },
      ],
    },
  )
const inside = `
  employer(id: $employer) { name approvals { nodes { state } } users { edges { node { id } } } jobs { edges { node { id } } } }
  school(id: $school) { name defaultRoles staff { nodes { permissions } } jobReviewCounts { pending }
    approvals { totalCount } jobReviews { totalCount } }`
const look = (person: Somebody) =>
  person.query(`query ($employer: ID!, $school: ID!) { ${inside} }`, { employer: cosling, school })

test('AC-04 a person of another school, another company or none reads nothing', async () => {
  const rival = await at.signIn('Rita Rival')
  await at.employer(rival, 'Rival')
  const elsewhere = await at.school('Ailleurs')
  const others = [
    await at.signIn('Sam Stranger'),
    rival,
    await at.staff(elsewhere, 'Autre Part'),
    await at.candidateOf(elsewhere, 'Candidate Elsewhere'),
  ]
  for (const person of others) {
    expect((await entities(person))._entities).toEqual([null, null, null, null, null, null])
    expect(await look(person)).toEqual({
      employer: { name: 'Cosling', approvals: null, users: null, jobs: { edges: [] } },
      school: {
        ...{ name: 'École Rive Gauche', defaultRoles: null, staff: null, jobReviewCounts: null },
        ...{ approvals: null, jobReviews: null },
      },
    })
    expect(
      await person.query(
        `query ($id: ID!) { job(id: $id) { id } jobs(schoolId: "${school}") { edges { cursor } } }`,
        job,
      ),
    ).toEqual({
      job: null,
      jobs: null,
    })
  }
})

test('AC-04 colleagues and the staff of the school read what is theirs', async () => {
  const staff = (await entities(helene))._entities
  expect(staff).toEqual([
    { __typename: 'Person', name: 'Claire Petit', email: claire.email },
    { __typename: 'Person', name: 'Hélène Garnier', email: helene.email },
    { __typename: 'EmployerUser', role: 'OWNER', title: null },
    { __typename: 'Approval', approval: 'APPROVED' },
    { __typename: 'Job', job: 'Ingénieure logiciel' },
    { __typename: 'JobReview', review: 'PENDING' },
  ])
  expect((await entities(claire))._entities[1]).toBeNull()
  expect((await look(helene)).employer).toMatchObject({ approvals: { nodes: [{ state: 'APPROVED' }] } })
})

test('AC-04 a candidate of the school knows its partners by name, not by address, and published jobs only', async () => {
  const open = await act(claire, 'postJob', { employerId: cosling, ...advert('Ouverte'), schoolIds: [school] })
  await act(helene, 'approveJob', { jobReviewId: open.reviews[0].id })
  const ines = await at.candidateOf(school, 'Ines Marchand')
  const [person, staff, recruiter, approval, hidden, review] = (await entities(ines))._entities
  expect(person).toEqual({ __typename: 'Person', name: 'Claire Petit', email: null })
  expect(staff).toEqual({ __typename: 'Person', name: 'Hélène Garnier', email: null })
  expect(recruiter).toEqual({ __typename: 'EmployerUser', role: null, title: null })
  expect([approval, hidden, review]).toEqual([null, null, null])
  const published = 'query ($id: ID!) { job(id: $id) { title } }'
  expect(await ines.query(published, open)).toEqual({ job: { title: 'Ouverte' } })
})

test('AC-04 nobody but the person reads their language, companies and schools', async () => {
  const colleague = await act(claire, 'addEmployerUser', {
    ...{ employerId: cosling, role: 'RECRUITER', name: 'Léa', email: 'lea@cosling.example.org' },
  })
  const { _entities } = await claire.query(
    `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Person { email locale timeZone employerUsers { nodes { id } } staffOf { nodes { permissions } } } } }`,
    { of: [{ __typename: 'Person', id: colleague.person.id }] },
  )
  expect(_entities[0]).toEqual({
    ...{ email: 'lea@cosling.example.org', locale: null, timeZone: null, employerUsers: null, staffOf: null },
  })
})

test('AC-02 without a passport nothing is answered', async () => {
  expect((await at.api.ask('{ schools { edges { cursor } } }')).status).toBe(401)
})
