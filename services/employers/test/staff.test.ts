import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { SchoolId } from '@passerelle/kernel'
import { act, type Employers, everything, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
beforeAll(async () => {
  at = await startService()
})
afterAll(() => at[Symbol.asyncDispose]())
beforeEach(newSchool)

async function newSchool(): Promise<void> {
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
}

let count = 0
const nadia = () => ({ name: 'Nadia Ferrand', email: `nadia.${++count}@example.org` })
const add = (by: Somebody, permissions: readonly string[], who = nadia(), to = school) =>
  act(by, 'addStaffMember', { schoolId: to, ...who, permissions })
const change = (by: Somebody, personId: string, permissions: readonly string[]) =>
  act(by, 'changeStaffPermissions', { schoolId: school, personId, permissions })
const remove = (by: Somebody, personId: string) => act(by, 'removeStaffMember', { schoolId: school, personId })

/** Somebody whom Hélène has taken on, signed in. */
async function colleague(permissions: readonly string[]): Promise<Somebody> {
  const who = nadia()
  await add(helene, permissions, who)
  return at.signIn(who.name, who.email)
}

const journalOf = async (by: Somebody) => {
  const query = `query ($id: ID!) { school(id: $id) { staffJournal(first: 10) { totalCount nodes {
    fact at permissions person { id } by { id } } } } }`
  return (await by.query(query, { id: school })).school.staffJournal
}
const staffOf = async (by: Somebody) => {
  const query = '($id: ID!) { school(id: $id) { staff { nodes { since permissions person { id } } } } }'
  return (await by.query(`query ${query}`, { id: school })).school.staff.nodes
}
const rights = async (person: Somebody) => {
  const { me } = await person.query('{ me { staffOf(first: 100) { nodes { school { id } permissions } } } }')
  return me.staffOf.nodes.filter((at: { school: { id: string } }) => at.school.id === school)
}

test('AC-06 a colleague is taken on by address, and has the permissions from the first sign-in on', async () => {
  const who = nadia()
  const added = await add(helene, ['APPROVE_JOBS', 'MANAGE_EVENTS'], who)
  expect(added).toMatchObject({
    __typename: 'StaffMember',
    permissions: ['APPROVE_JOBS', 'MANAGE_EVENTS'],
    since: at.clock().toISOString(),
    person: { name: who.name, email: who.email },
  })
  const signedIn = await at.signIn(who.name, who.email)
  expect(signedIn.id).toBe(added.person.id)
  expect(await rights(signedIn)).toEqual([{ school: { id: school }, permissions: ['APPROVE_JOBS', 'MANAGE_EVENTS'] }])
})

test('AC-06 whoever is entered is written to in the language that is said, or in that of who entered them', async () => {
  const localeOf = async (more: object) => {
    const { person } = await act(helene, 'addStaffMember', { schoolId: school, ...nadia(), permissions: [], ...more })
    const [row] = await at.orm.em.fork().execute('select locale from person where id = ?', [person.id])
    return row!.locale
  }
  expect([await localeOf({}), await localeOf({ locale: 'en' })]).toEqual(['fr', 'en'])
})

test('AC-06 other permissions hold from the next request on', async () => {
  const karim = await colleague(['APPROVE_JOBS'])
  expect(await change(helene, karim.id, ['SCHOOL_SETTINGS'])).toMatchObject({ permissions: ['SCHOOL_SETTINGS'] })
  expect((await add(karim, [])).__typename).toBe('StaffMember')
})

test('AC-06 whoever is removed may do nothing more at once, and is on no list', async () => {
  const karim = await colleague(['SCHOOL_SETTINGS'])
  expect(await remove(helene, karim.id)).toMatchObject({ __typename: 'School', id: school })
  expect(await add(karim, [])).toMatchObject({ code: 'FORBIDDEN' })
  expect(await rights(karim)).toEqual([])
  expect((await staffOf(helene)).map(({ person }: { person: { id: string } }) => person.id)).toEqual([helene.id])
})

test('AC-06 whoever left comes back when taken on again, as the same person', async () => {
  const who = nadia()
  const { person } = await add(helene, ['APPROVE_JOBS'], who)
  await remove(helene, person.id)
  expect(await add(helene, ['MANAGE_EVENTS'], who)).toMatchObject({ person, permissions: ['MANAGE_EVENTS'] })
})

test('AC-06 the last one with SCHOOL_SETTINGS neither gives it away nor leaves', async () => {
  await colleague(['APPROVE_JOBS'])
  const refused = { code: 'LAST_WITH_SETTINGS', message: expect.stringContaining('réglages de l’école') }
  expect(await change(helene, helene.id, ['APPROVE_JOBS'])).toMatchObject(refused)
  expect(await remove(helene, helene.id)).toMatchObject(refused)
})

test('AC-06 whoever has SCHOOL_SETTINGS leaves by themselves when somebody else has it', async () => {
  const karim = await colleague(['SCHOOL_SETTINGS'])
  expect(await remove(helene, helene.id)).toMatchObject({ id: school })
  expect(await rights(karim)).toHaveLength(1)
})

test('AC-06 two who remove each other at once: one stays', async () => {
  for (let round = 0; round < 8; round++) {
    await newSchool()
    const karim = await colleague(['SCHOOL_SETTINGS'])
    const answers = await Promise.all([remove(helene, karim.id), remove(karim, helene.id)])
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['FORBIDDEN', 'School'])
    expect((await Promise.all([rights(helene), rights(karim)])).flat()).toHaveLength(1)
  }
})

test('AC-06 whoever loses the right while waiting for the school does nothing more', async () => {
  const [karim, louis] = [await colleague(['SCHOOL_SETTINGS']), await colleague(['APPROVE_JOBS'])]
  for (let round = 0; round < 8; round++) {
    const [ended, acted] = await Promise.all([change(helene, karim.id, []), change(karim, louis.id, ['MANAGE_EVENTS'])])
    expect(ended).toMatchObject({ permissions: [] })
    const [newest, before] = (await journalOf(helene)).nodes
    // Either Karim was the first of the two, or he was refused.
    if (acted.code) expect([acted.code, newest.by.id]).toEqual(['FORBIDDEN', helene.id])
    else expect([newest.by.id, before.by.id]).toEqual([helene.id, karim.id])
    await change(helene, karim.id, ['SCHOOL_SETTINGS'])
    await change(helene, louis.id, ['APPROVE_JOBS'])
  }
})

test('AC-06 ten take on one person at once: they are on the staff once', async () => {
  const who = nadia()
  const answers = await Promise.all(Array.from({ length: 10 }, () => add(helene, ['APPROVE_JOBS'], who)))
  expect(answers.filter(({ __typename }) => __typename === 'StaffMember')).toHaveLength(1)
  expect(answers.find(({ code }) => code)).toMatchObject({ code: 'ALREADY_MEMBER', field: 'email' })
  expect(await staffOf(helene)).toHaveLength(2)
})

test('AC-06 somebody who is not on the staff has no permissions to change or end', async () => {
  const stranger = await at.signIn('Sam Stranger')
  const refused = { code: 'NOT_FOUND', message: expect.stringContaining('personnel de l’école') }
  expect(await change(helene, stranger.id, [])).toMatchObject(refused)
  expect(await remove(helene, stranger.id)).toMatchObject(refused)
})

test.each(['addStaffMember', 'changeStaffPermissions', 'removeStaffMember'])(
  'AC-06 %s is for staff with SCHOOL_SETTINGS of this school',
  async (mutation) => {
    const karim = await colleague(['APPROVE_EMPLOYERS', 'MANAGE_EVENTS'])
    const others = [karim, await at.staff(await at.school('Ailleurs'), 'Autre Part'), await at.signIn('Sam Stranger')]
    const input = {
      addStaffMember: { ...nadia(), permissions: [] },
      changeStaffPermissions: { personId: karim.id, permissions: [] },
      removeStaffMember: { personId: karim.id },
    }[mutation]
    for (const person of others)
      expect(await act(person, mutation, { schoolId: school, ...input })).toMatchObject({ code: 'FORBIDDEN' })
  },
)

test('AC-05 the journal of the staff keeps who changed what, the newest first', async () => {
  const karim = await colleague(['APPROVE_JOBS'])
  await change(helene, karim.id, ['SCHOOL_SETTINGS'])
  await remove(karim, helene.id)
  const entry = (fact: string, by: Somebody | null, person: Somebody, permissions: readonly string[]) => ({
    ...{ fact, permissions, at: at.clock().toISOString(), person: { id: person.id }, by: by && { id: by.id } },
  })
  expect(await journalOf(karim)).toEqual({
    totalCount: 4,
    nodes: [
      entry('REMOVED', karim, helene, []),
      entry('PERMISSIONS_CHANGED', helene, karim, ['SCHOOL_SETTINGS']),
      entry('ADDED', helene, karim, ['APPROVE_JOBS']),
      entry('ADDED', null, helene, everything),
    ],
  })
})

test('AC-06 the journal of the staff is for those with SCHOOL_SETTINGS', async () => {
  expect(await journalOf(await colleague(['APPROVE_JOBS']))).toBeNull()
})

test('AC-06 the journal of the staff is only added to', async () => {
  const rewrite = at.orm.em.fork().execute('update staff_entry set permissions = ? where school_id = ?', ['{}', school])
  await expect(rewrite).rejects.toThrow('only added to')
})

test('AC-06 the same permissions again are nothing new', async () => {
  const karim = await colleague(['APPROVE_JOBS'])
  const { totalCount } = await journalOf(helene)
  expect(await change(helene, karim.id, ['APPROVE_JOBS'])).toMatchObject({ permissions: ['APPROVE_JOBS'] })
  expect((await journalOf(helene)).totalCount).toBe(totalCount)
})

test('AC-06 what is said of a change names who made it, and the keys that somebody leaves behind', async () => {
  const karim = await colleague(['SCHOOL_SETTINGS'])
  const key = { schoolId: school, name: 'Portail', scopes: ['FEED'] }
  const { apiKey } = await act(karim, 'createApiKey', key)
  await act(karim, 'revokeApiKey', { apiKeyId: apiKey.id })
  await act(karim, 'createApiKey', key)
  await act(helene, 'createApiKey', key)
  await remove(helene, karim.id)
  const [row] = await at.orm.em.fork().execute(
    `select convert_from(data, 'UTF8')::jsonb as data from outbox where type like '%staff-member-removed%'
     and aggregate_id = ? order by id desc`,
    [`${school}/${karim.id}`],
  )
  expect(row!.data).toEqual({
    ...{ schoolId: school, personId: karim.id, name: 'Nadia Ferrand', permissions: [], active: false },
    ...{ by: helene.id, byName: 'Hélène Garnier', apiKeys: 1 },
  })
})
