import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { act, advert, type Employers, type Somebody, startService } from './service.ts'

/** From least to most, as the table of docs/frontend.md has them. */
const ladder = ['REPRESENTATIVE', 'RECRUITER', 'ADVANCED_RECRUITER', 'SOURCER', 'ADMIN', 'OWNER'] as const
type Role = (typeof ladder)[number]

let at: Employers
let employerId: EmployerId
let school: SchoolId
let jobId: string
const people = new Map<Role, Somebody>()
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  const helene = await at.staff(school, 'Hélène Garnier')
  const owner = await at.signIn('Owner')
  people.set('OWNER', owner)
  employerId = await at.employer(owner)
  await at.approved(owner, employerId, school, helene)
  jobId = (await act(owner, 'postJob', { employerId, ...advert(), schoolIds: [school] })).id
  for (const role of ladder.slice(0, -1)) {
    const email = `${role.toLowerCase()}@example.org`
    await act(owner, 'addEmployerUser', { employerId, email, name: role, role })
    people.set(role, await at.signIn(role, email))
  }
})
afterAll(() => at[Symbol.asyncDispose]())

let made = 0
/** Somebody new, each time. */
const newcomer = async (): Promise<string> => {
  const email = `new${++made}@example.org`
  return (
    await act(people.get('OWNER')!, 'addEmployerUser', { employerId, email, name: 'New', role: 'REPRESENTATIVE' })
  ).id
}

const acts: [name: string, least: Role, input: () => object | Promise<object>][] = [
  ['requestApproval', 'RECRUITER', () => ({ employerId, schoolId: school })],
  ['postJob', 'RECRUITER', () => ({ employerId, ...advert(`Offre ${++made}`), schoolIds: [school] })],
  ['duplicateJob', 'RECRUITER', () => ({ jobId, schoolIds: [school] })],
  ['closeJob', 'RECRUITER', () => ({ jobId })],
  ['updateEmployer', 'ADMIN', () => ({ employerId, city: 'Nantes' })],
  [
    'addEmployerUser',
    'ADMIN',
    () => ({ employerId, email: `more${++made}@example.org`, name: 'More', role: 'REPRESENTATIVE' }),
  ],
  ['changeEmployerUserRole', 'ADMIN', async () => ({ employerUserId: await newcomer(), role: 'RECRUITER' })],
  ['removeEmployerUser', 'ADMIN', async () => ({ employerUserId: await newcomer() })],
  ['proposeOwnership', 'OWNER', async () => ({ employerUserId: await newcomer() })],
  ['withdrawOwnership', 'OWNER', () => ({ employerId })],
]

test.each(acts)('SI-11 (part) %s is for %s and above', async (name, least, input) => {
  for (const role of ladder) {
    const { code } = await act(people.get(role)!, name, await input())
    const may = ladder.indexOf(role) >= ladder.indexOf(least)
    expect([role, code === 'FORBIDDEN']).toEqual([role, !may])
  }
})

test('SI-11 (part) nobody gives a role above their own, and nobody gives that of the owner', async () => {
  const give = async (role: Role, by: Role) =>
    (await act(people.get(by)!, 'changeEmployerUserRole', { employerUserId: await newcomer(), role })).code ?? role
  expect(await Promise.all((['SOURCER', 'ADMIN', 'OWNER'] as const).map((role) => give(role, 'ADMIN')))).toEqual([
    'SOURCER',
    'ADMIN',
    'OWNER_STAYS',
  ])
  expect(await give('OWNER', 'OWNER')).toBe('OWNER_STAYS')
})
