import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { SchoolId } from '@passerelle/kernel'
import { act, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
})
afterAll(() => at[Symbol.asyncDispose]())

const request = (person: Somebody, employerId: string, schoolId: string = school) =>
  act(person, 'requestApproval', { employerId, schoolId })

test('HS-06 each school decides for itself: request, then approved here and declined there', async () => {
  const claire = await at.signIn('Claire Petit')
  const employer = await at.employer(claire)
  const other = await at.school('Haute École du Léman')
  const anne = await at.staff(other, 'Anne-Laure Favre')
  const here = await request(claire, employer)
  const there = await request(claire, employer, other)
  expect(here).toMatchObject({ state: 'PENDING', roles: [], requestedBy: { id: claire.id } })
  expect(await act(helene, 'approveEmployer', { approvalId: here.id })).toMatchObject({
    state: 'APPROVED',
    decidedBy: { id: helene.id },
  })
  expect(await act(anne, 'declineEmployer', { approvalId: there.id, reason: 'Hors de nos filières.' })).toMatchObject({
    state: 'DECLINED',
    roles: [],
  })
  const { employer: seen } = await claire.query(
    `query ($id: ID!) { employer(id: $id) { approvals { nodes { state reason school { id } decidedBy { id } } } } }`,
    { id: employer },
  )
  expect(seen.approvals.nodes).toEqual([
    { state: 'APPROVED', reason: null, school: { id: school }, decidedBy: null },
    { state: 'DECLINED', reason: 'Hors de nos filières.', school: { id: other }, decidedBy: null },
  ])
})

test('HS-01 an approved company receives the default roles of the school', async () => {
  const owner = await at.signIn('Paul Martin')
  const { id } = await request(owner, await at.employer(owner, 'Martin SA'))
  expect(await act(helene, 'approveEmployer', { approvalId: id })).toMatchObject({
    roles: ['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'],
  })
})

test('HS-05 changed defaults are for later approvals, not for those that stand', async () => {
  const place = await at.school('École des Mines du Test')
  const settings = await at.staff(place, 'Sonia Réglages')
  const [early, late] = [await at.signIn('Early Bird'), await at.signIn('Late Riser')]
  const first = await request(early, await at.employer(early, 'Early'), place)
  await act(settings, 'approveEmployer', { approvalId: first.id })
  expect(await act(settings, 'setDefaultApprovalRoles', { schoolId: place, roles: ['POST_EVENTS'] })).toEqual({
    __typename: 'School',
    id: place,
    defaultRoles: ['POST_EVENTS'],
  })
  const second = await request(late, await at.employer(late, 'Late'), place)
  expect(await act(settings, 'approveEmployer', { approvalId: second.id })).toMatchObject({ roles: ['POST_EVENTS'] })
  const { school: seen } = await settings.query(
    `query ($id: ID!) { school(id: $id) { approvals { totalCount edges { node { roles } } } } }`,
    { id: place },
  )
  expect(seen.approvals.totalCount).toBe(2)
  expect(seen.approvals.edges[0].node.roles).toEqual(['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'])
})

test('HS-04 only staff with SCHOOL_SETTINGS change the defaults', async () => {
  const karim = await at.staff(school, 'Karim Haddad', ['APPROVE_EMPLOYERS', 'APPROVE_JOBS'])
  const elsewhere = await at.staff(await at.school('Ailleurs'), 'Autre Part')
  const input = { schoolId: school, roles: [] }
  expect(await act(karim, 'setDefaultApprovalRoles', input)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await act(elsewhere, 'setDefaultApprovalRoles', input)).toMatchObject({ code: 'FORBIDDEN' })
  const { school: seen } = await karim.query(`query ($id: ID!) { school(id: $id) { defaultRoles } }`, { id: school })
  expect(seen.defaultRoles).toEqual(['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'])
})

test('HS-02 the roles that are recommended are those that a school begins with', async () => {
  const place = await at.school('École Nouvelle')
  const settings = await at.staff(place, 'Nora Nouvelle')
  const { school: seen } = await settings.query(`query ($id: ID!) { school(id: $id) { defaultRoles } }`, { id: place })
  expect(seen.defaultRoles).toEqual(['POST_EVENTS', 'POST_INTERVIEW_SCHEDULES', 'POST_JOBS'])
})

test('HS-03 automatic approval comes with no other grant', async () => {
  const owner = await at.signIn('Gaelle Grant')
  const { id } = await request(owner, await at.employer(owner, 'Grant'))
  const auto = ['POST_JOBS', 'AUTO_APPROVE_JOBS']
  expect(await act(helene, 'approveEmployer', { approvalId: id, roles: auto })).toMatchObject({
    code: 'GRANT_SEPARATELY',
  })
  expect(await act(helene, 'setDefaultApprovalRoles', { schoolId: school, roles: auto })).toMatchObject({
    code: 'GRANT_SEPARATELY',
  })
})

/** A company to which automatic approval was granted, and then taken back. */
async function revoked() {
  const owner = await at.signIn('Gaelle Revoked')
  const { id } = await request(owner, await at.employer(owner, 'Revoked'))
  await act(helene, 'approveEmployer', { approvalId: id })
  const granted = await act(helene, 'grantAutoApproval', { approvalId: id, note: 'Alumni' })
  return { granted, owner, taken: await act(helene, 'revokeAutoApproval', { approvalId: id }) }
}

test('HS-24 automatic approval is granted by itself, and can be taken back', async () => {
  const { granted, taken } = await revoked()
  expect(granted.roles).toContain('AUTO_APPROVE_JOBS')
  expect(taken.roles).not.toContain('AUTO_APPROVE_JOBS')
})

test('AC-05 the history of an approval keeps who granted and who took back', async () => {
  const { owner, taken } = await revoked()
  expect(taken.history.nodes).toEqual([
    { fact: 'REQUESTED', note: null, by: { id: owner.id } },
    { fact: 'APPROVED', note: null, by: { id: helene.id } },
    { fact: 'AUTO_APPROVAL_GRANTED', note: 'Alumni', by: { id: helene.id } },
    { fact: 'AUTO_APPROVAL_REVOKED', note: null, by: { id: helene.id } },
  ])
})

test('HS-06 asking again answers the same approval, and after a decline only the school can change its mind', async () => {
  const owner = await at.signIn('Rita Repeat')
  const employer = await at.employer(owner, 'Repeat')
  const both = await Promise.all([request(owner, employer), request(owner, employer)])
  expect(both[0].id).toBe(both[1].id)
  await act(helene, 'declineEmployer', { approvalId: both[0].id, reason: 'Non.' })
  expect(await request(owner, employer)).toMatchObject({ code: 'APPROVAL_DECLINED' })
  expect(await act(helene, 'approveEmployer', { approvalId: both[0].id })).toMatchObject({ state: 'APPROVED' })
})

test('HS-06 two members of staff decide at once: one decides, the other is told', async () => {
  const owner = await at.signIn('Ravi Race')
  const { id } = await request(owner, await at.employer(owner, 'Race'))
  const yves = await at.staff(school, 'Yves Second')
  const both = await Promise.all([helene, yves].map((one) => act(one, 'approveEmployer', { approvalId: id })))
  expect(both.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['Approval', 'WRONG_STATE'])
})

test('GQ-06 what may not be done is refused as data, and strangers do not learn what there is', async () => {
  const owner = await at.signIn('Olga Owner')
  const employer = await at.employer(owner, 'Olga')
  const { id } = await request(owner, employer)
  const stranger = await at.signIn('Sam Stranger')
  const reader = await at.staff(school, 'Rose Reader', ['MANAGE_EVENTS'])
  expect(await request(stranger, employer)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await act(stranger, 'approveEmployer', { approvalId: id })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await act(owner, 'approveEmployer', { approvalId: id })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await act(reader, 'approveEmployer', { approvalId: id })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await act(helene, 'declineEmployer', { approvalId: id, reason: '  ' })).toMatchObject({
    code: 'INVALID_INPUT',
  })
  expect(await request(owner, employer, 'sch_01ja0000000000000000000000')).toMatchObject({ code: 'NOT_FOUND' })
})

test('GQ-06 whatever text stands where an id should, the answer is a refusal', async () => {
  const owner = await at.signIn('Nadia Null')
  const employerId = await at.employer(owner, 'Zero\u0000 Byte')
  for (const schoolId of ['', 'nonsense', `${school}\u0000`, '{","}']) {
    expect(await request(owner, employerId, schoolId)).toMatchObject({ code: 'NOT_FOUND' })
    const job = { title: 'T', description: 'D\u0000', kind: 'PERMANENT', schoolIds: [schoolId] }
    expect(await act(owner, 'postJob', { employerId, ...job })).toMatchObject({ code: 'NOT_APPROVED_AT_SCHOOLS' })
    expect(await act(owner, 'approveEmployer', { approvalId: schoolId })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await act(owner, 'closeJob', { jobId: schoolId })).toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await owner.query(`query ($id: ID!) { school(id: $id) { id } jobs(schoolId: $id) { edges { cursor } } }`, {
        id: schoolId,
      }),
    ).toEqual({ school: null, jobs: null })
  }
})
