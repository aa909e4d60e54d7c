import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { EmployerId } from '@passerelle/kernel'
import { act, type Employers, type Somebody, startService } from './service.ts'

let at: Employers
let olga: Somebody
let ada: Somebody
let rita: Somebody
let employerId: EmployerId
/** As users of the company. */
let users: { olga: string; ada: string; rita: string }
beforeAll(async () => {
  at = await startService()
  olga = await at.signIn('Olga Owner')
  ada = await at.signIn('Ada Admin')
  rita = await at.signIn('Rita Recruiter')
})
afterAll(() => at[Symbol.asyncDispose]())
/** A company of Olga's, with an admin and a recruiter. */
beforeEach(async () => {
  employerId = await at.employer(olga)
  const add = async ({ email }: Somebody, name: string, role: string): Promise<string> =>
    (await act(olga, 'addEmployerUser', { employerId, name, role, email })).id
  users = {
    olga: (await rolesIn()).find(({ role }) => role === 'OWNER')!.id,
    ada: await add(ada, 'Ada Admin', 'ADMIN'),
    rita: await add(rita, 'Rita Recruiter', 'RECRUITER'),
  }
})

interface User {
  id: string
  role: string
  person: { name: string }
}

async function rolesIn(by = olga): Promise<User[]> {
  const query = 'query ($id: ID!) { employer(id: $id) { users { nodes { id role person { name } } } } }'
  return (await by.query(query, { id: employerId })).employer.users.nodes
}

/** By name. */
const roles = async () =>
  Object.fromEntries((await rolesIn()).map(({ role, person }) => [person.name.split(' ')[0], role]))

const propose = (employerUserId = users.rita, by = olga) => act(by, 'proposeOwnership', { employerUserId })
const accept = (by = rita) => act(by, 'acceptOwnership', { employerId })
const decline = (by = rita) => act(by, 'declineOwnership', { employerId })
const withdraw = (by = olga) => act(by, 'withdrawOwnership', { employerId })

async function proposal(by = olga) {
  const query = 'query ($id: ID!) { employer(id: $id) { ownershipProposal { from { id } to { id } proposedAt } } }'
  return (await by.query(query, { id: employerId })).employer.ownershipProposal
}

/** What left about the company's ownership. */
async function said() {
  const rows = await at.orm.em
    .fork()
    .execute<{ type: string }[]>(
      `select type from outbox where aggregate_id = ? and type like '%ownership%' order by id`,
      [employerId],
    )
  return rows.map(({ type }) => type.split('.')[2])
}

test('SI-11 (part) whom the owner proposes the company to accepts, and is its owner; who was is an admin', async () => {
  expect(await propose()).toMatchObject({ ownershipProposal: { from: { id: users.olga }, to: { id: users.rita } } })
  expect(await roles()).toEqual({ Olga: 'OWNER', Ada: 'ADMIN', Rita: 'RECRUITER' })
  expect(await accept()).toMatchObject({ id: employerId, ownershipProposal: null })
  expect(await roles()).toEqual({ Olga: 'ADMIN', Ada: 'ADMIN', Rita: 'OWNER' })
  expect(await said()).toEqual(['ownership-proposed', 'ownership-handed-over'])
})

test('SI-11 (part) the new owner may do what an owner may, and the former no more', async () => {
  await propose()
  await accept()
  expect(await propose(users.ada)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await propose(users.ada, rita)).toMatchObject({ ownershipProposal: { to: { id: users.ada } } })
  expect(await act(rita, 'changeEmployerUserRole', { employerUserId: users.olga, role: 'RECRUITER' })).toMatchObject({
    role: 'RECRUITER',
  })
  expect(await act(ada, 'removeEmployerUser', { employerUserId: users.rita })).toMatchObject({ code: 'OWNER_STAYS' })
})

test('SI-11 (part) whom the company is proposed to need not want it', async () => {
  await propose()
  expect(await decline()).toMatchObject({ ownershipProposal: null })
  expect(await accept()).toMatchObject({ code: 'WRONG_STATE' })
  expect(await roles()).toMatchObject({ Olga: 'OWNER', Rita: 'RECRUITER' })
  expect(await said()).toEqual(['ownership-proposed', 'ownership-declined'])
})

test('SI-11 (part) the owner takes a proposal back, which nobody accepts any more', async () => {
  await propose()
  expect(await withdraw()).toMatchObject({ ownershipProposal: null })
  expect(await accept()).toMatchObject({ code: 'WRONG_STATE' })
  expect(await withdraw()).toMatchObject({ code: 'WRONG_STATE' })
  expect(await said()).toEqual(['ownership-proposed', 'ownership-withdrawn'])
})

test('SI-11 (part) one proposal is open at a time, and the same again is the same', async () => {
  await propose()
  const first = await proposal()
  at.clock.advance(60_000)
  expect(await propose()).toMatchObject({ ownershipProposal: { to: { id: users.rita } } })
  expect(await proposal()).toEqual(first)
  expect(await propose(users.ada)).toMatchObject({ code: 'OWNERSHIP_PROPOSED' })
  await withdraw()
  expect(await propose(users.ada)).toMatchObject({ ownershipProposal: { to: { id: users.ada } } })
})

test('SI-11 (part) a proposal ends when whom it was made to leaves the company, and coming back does not bring it back', async () => {
  await propose()
  await act(ada, 'removeEmployerUser', { employerUserId: users.rita })
  expect(await proposal()).toBeNull()
  await act(ada, 'addEmployerUser', { employerId, name: 'Rita', role: 'RECRUITER', email: rita.email })
  expect(await accept()).toMatchObject({ code: 'WRONG_STATE' })
  expect(await said()).toEqual(['ownership-proposed', 'ownership-lapsed'])
})

test('SI-11 (part) a proposal ends when whom it was made to is given another role, and not by the same role again', async () => {
  await propose()
  await act(ada, 'changeEmployerUserRole', { employerUserId: users.rita, role: 'RECRUITER' })
  expect(await proposal()).not.toBeNull()
  await act(ada, 'changeEmployerUserRole', { employerUserId: users.rita, role: 'REPRESENTATIVE' })
  expect(await accept()).toMatchObject({ code: 'WRONG_STATE' })
})

test('SI-11 (part) what becomes of somebody else ends no proposal', async () => {
  await propose()
  await act(olga, 'removeEmployerUser', { employerUserId: users.ada })
  expect(await proposal()).toMatchObject({ to: { id: users.rita } })
})

test('SI-11 (part) the owner alone proposes and takes back, and only whom it is made to answers', async () => {
  for (const by of [ada, rita]) expect(await propose(users.ada, by)).toMatchObject({ code: 'FORBIDDEN' })
  await propose()
  expect(await withdraw(ada)).toMatchObject({ code: 'FORBIDDEN' })
  for (const by of [ada, olga]) {
    expect(await accept(by)).toMatchObject({ code: 'WRONG_STATE' })
    expect(await decline(by)).toMatchObject({ code: 'WRONG_STATE' })
  }
  const stranger = await at.signIn('Sam Stranger')
  expect(await propose(users.ada, stranger)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await accept(stranger)).toMatchObject({ code: 'FORBIDDEN' })
  expect(await roles()).toMatchObject({ Olga: 'OWNER' })
})

test('SI-11 (part) a company is proposed to another one of its people, who is there', async () => {
  expect(await propose(users.olga)).toMatchObject({ code: 'INVALID_INPUT', field: 'employerUserId' })
  await act(ada, 'removeEmployerUser', { employerUserId: users.rita })
  expect(await propose()).toMatchObject({ code: 'NOT_FOUND' })
})

test('SI-11 (part) those who run the company and whom it is proposed to read the proposal, and nobody else', async () => {
  const bob = await at.signIn('Bob Recruiter')
  await act(olga, 'addEmployerUser', { employerId, name: 'Bob', role: 'SOURCER', email: bob.email })
  await propose()
  for (const by of [olga, ada, rita]) expect(await proposal(by)).toMatchObject({ to: { id: users.rita } })
  for (const by of [bob, await at.signIn('Sam Stranger')]) expect(await proposal(by)).toBeNull()
})

test('SI-11 (part) whoever accepts while the owner takes it back: one of the two, and one owner', async () => {
  for (let round = 0; round < 4; round++) {
    await propose()
    const [taken, back] = await Promise.all([accept(), withdraw()])
    expect([taken.code, back.code].filter(Boolean)).toHaveLength(1)
    const owners = (await rolesIn()).filter(({ role }) => role === 'OWNER')
    expect(owners.map(({ id }) => id)).toEqual([taken.code ? users.olga : users.rita])
    if (taken.code) continue
    await propose(users.olga, rita)
    await accept(olga)
    await act(ada, 'changeEmployerUserRole', { employerUserId: users.rita, role: 'RECRUITER' })
  }
})

test('SI-11 (part) whoever accepts while they are removed or given another role: there is one owner, who is there', async () => {
  const removal = () => act(ada, 'removeEmployerUser', { employerUserId: users.rita })
  const change = () => act(ada, 'changeEmployerUserRole', { employerUserId: users.rita, role: 'SOURCER' })
  for (const meanwhile of [removal, change, removal, change]) {
    await propose()
    const [taken, other] = await Promise.all([accept(), meanwhile()])
    expect([taken.code, other.code].filter(Boolean)).toHaveLength(1)
    const owners = (await rolesIn()).filter(({ role }) => role === 'OWNER')
    expect(owners.map(({ id }) => id)).toEqual([taken.code ? users.olga : users.rita])
    if (!taken.code) {
      await propose(users.olga, rita)
      await accept(olga)
    }
    await act(ada, 'addEmployerUser', { employerId, name: 'Rita', role: 'RECRUITER', email: rita.email })
    await act(ada, 'changeEmployerUserRole', { employerUserId: users.rita, role: 'RECRUITER' })
  }
})

test('SI-11 (part) an owner who proposes to two at once has proposed to one', async () => {
  const both = await Promise.all([propose(users.ada), propose(users.rita)])
  expect(both.map(({ code }) => code).filter(Boolean)).toEqual(['OWNERSHIP_PROPOSED'])
})

test('SI-11 (part) whoever accepts twice at once is the owner once', async () => {
  await propose()
  const both = await Promise.all([accept(), accept()])
  expect(both.map(({ code }) => code).filter(Boolean)).toEqual(['WRONG_STATE'])
  expect(await said()).toEqual(['ownership-proposed', 'ownership-handed-over'])
})

test('SI-11 (part) what both may do changes at once, everywhere', async () => {
  await propose()
  await accept()
  const rows = await at.orm.em
    .fork()
    .execute<{ data: string }[]>(
      `select convert_from(data, 'utf8') as data from outbox where type like '%access-changed%' order by id desc limit 2`,
    )
  expect(rows.map(({ data }) => JSON.parse(data).personId).sort()).toEqual([olga.id, rita.id].sort())
})
