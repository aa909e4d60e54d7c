import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  approvalRequested,
  boothOpened,
  employerApproved,
  employerRegistered,
  employerUserAdded,
  eventPublished,
  personRegistered,
  type StaffMemberState,
  schoolChanged,
  schoolRegistered,
  staffMemberAdded,
  staffMemberRemoved,
  staffPermissionsChanged,
} from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { type Notifications, startService } from './support/service.ts'
import { person } from './support/world.ts'

let on: Notifications
beforeAll(async () => {
  on = await startService()
}, 60_000)
afterAll(() => on?.[Symbol.asyncDispose]())

const permissions: StaffMemberState['permissions'] = ['SCHOOL_SETTINGS', 'APPROVE_EMPLOYERS', 'MANAGE_EVENTS']

/** A school where Hélène, Karim and Nora may do everything. */
async function aSchool() {
  const [helene, karim, nora] = [
    person('Hélène Garnier'),
    person('Karim Haddad', { locale: 'en' }),
    person('Nora Blin'),
  ]
  const staff = [helene, karim, nora].map(({ id: personId }) => ({ personId, permissions }))
  const school = { ...schoolRegistered.example, id: newId('sch'), name: 'École Rive Gauche', staff }
  for (const one of [helene, karim, nora]) await on.happen(personRegistered, one)
  await on.happen(schoolRegistered, school)
  await on.settle()
  const of = (who: typeof helene, more: Partial<StaffMemberState>) => ({
    ...staffMemberAdded.example,
    ...{ schoolId: school.id, personId: who.id, name: who.name, permissions },
    ...more,
  })
  const removes = async (who: typeof helene, by: typeof helene, apiKeys = 0) => {
    const left = { permissions: [], active: false, by: by.id, byName: by.name, apiKeys }
    const stay = staff.filter(({ personId }) => personId !== who.id)
    await on.happen(schoolChanged, { ...school, staff: stay }, by.id)
    await on.happen(staffMemberRemoved, of(who, left), by.id)
    await on.settle()
  }
  return { helene, karim, nora, school, of, removes }
}

const noticesOf = async (who: { id: string; locale: string }) => {
  const { myNotices } = await on.api
    .as({ sub: who.id, locale: who.locale as 'fr', tz: 'Europe/Paris' })
    .query('{ myNotices(first: 100) { nodes { kind title body school { id } } } }')
  return myNotices.nodes as { kind: string; title: string; body: string; school: { id: string } | null }[]
}
const kinds = async (who: { id: string; locale: string }) => (await noticesOf(who)).map(({ kind }) => kind)

test('AC-06 whoever has other permissions is told which they are now, in their language', async () => {
  const { helene, karim, school, of } = await aSchool()
  const change = of(karim, { permissions: ['APPROVE_JOBS', 'MANAGE_EVENTS'], by: helene.id })
  await on.happen(staffPermissionsChanged, change, helene.id)
  await on.settle()
  expect(await noticesOf(karim)).toEqual([
    {
      kind: 'STAFF_PERMISSIONS_CHANGED',
      title: 'Your permissions have changed: École Rive Gauche',
      body: 'There you have now: approving jobs, managing events.',
      school: { id: school.id },
    },
  ])
})

test('AC-06 whoever changes their own permissions is told nothing that they do not know', async () => {
  const { helene, of } = await aSchool()
  await on.happen(staffPermissionsChanged, of(helene, { by: helene.id }), helene.id)
  await on.settle()
  expect(await kinds(helene)).toEqual([])
})

test('AC-06 those with SCHOOL_SETTINGS are told who has left, but for who ended it', async () => {
  const { helene, karim, nora, removes } = await aSchool()
  await removes(karim, helene)
  expect(await noticesOf(nora)).toMatchObject([
    { kind: 'STAFF_MEMBER_LEFT', title: 'Karim Haddad ne fait plus partie du personnel : École Rive Gauche' },
  ])
  expect([await kinds(helene), await kinds(karim)]).toEqual([[], []])
})

test('AC-06 API keys that somebody leaves behind are told, also to who ended their work', async () => {
  const { helene, karim, nora, removes } = await aSchool()
  await removes(nora, helene, 2)
  expect(await noticesOf(helene)).toMatchObject([
    { kind: 'STAFF_MEMBER_LEFT', body: expect.stringMatching('2 clés d’API') },
  ])
  expect(await noticesOf(karim)).toMatchObject([
    { body: expect.stringMatching('2 API keys that they made are still good') },
  ])
})

/** What staff are told of a company and of a fair. */
async function somethingToTell({ school }: Awaited<ReturnType<typeof aSchool>>) {
  const employer = { ...employerRegistered.example, id: newId('emp') }
  const approval = { ...approvalRequested.example, id: newId('apr'), schoolId: school.id, employerId: employer.id }
  const fair = { ...eventPublished.example, id: newId('evt'), schoolId: school.id }
  await on.happen(employerRegistered, employer)
  await on.happen(eventPublished, fair)
  await on.happen(approvalRequested, approval)
  await on.happen(boothOpened, { ...boothOpened.example, id: newId('bth'), eventId: fair.id, employerId: employer.id })
  await on.settle()
  return { employer, approval }
}

test('AC-06 whoever has left the staff reads nothing more of what they were told there', async () => {
  const at = await aSchool()
  await somethingToTell(at)
  expect((await kinds(at.karim)).sort()).toEqual(['APPROVAL_REQUESTED', 'BOOTH_OPENED'])
  await at.removes(at.karim, at.helene)
  expect(await kinds(at.karim)).toEqual([])
  expect((await kinds(at.nora)).sort()).toEqual(['APPROVAL_REQUESTED', 'BOOTH_OPENED', 'STAFF_MEMBER_LEFT'])
})

test('AC-06 whoever comes back reads again what they were told there', async () => {
  const at = await aSchool()
  await somethingToTell(at)
  await at.removes(at.karim, at.helene)
  await on.happen(staffMemberAdded, at.of(at.karim, {}), at.helene.id)
  await on.settle()
  expect((await kinds(at.karim)).sort()).toEqual(['APPROVAL_REQUESTED', 'BOOTH_OPENED', 'WELCOME_STAFF'])
})

test('AC-06 whoever has left the staff still reads what they are told as one of a company', async () => {
  const at = await aSchool()
  const { employer, approval } = await somethingToTell(at)
  const user = { ...employerUserAdded.example, id: newId('eus'), employerId: employer.id, personId: at.karim.id }
  await on.happen(employerUserAdded, user)
  await on.happen(employerApproved, { ...approval, state: 'APPROVED', requestedBy: at.karim.id })
  await on.settle()
  await at.removes(at.karim, at.helene)
  expect(await kinds(at.karim)).toContain('EMPLOYER_APPROVED')
})

test('AC-06 what becomes of the staff is in the feed of the school, for those with SCHOOL_SETTINGS', async () => {
  const { helene, karim, school, of, removes } = await aSchool()
  await on.happen(staffPermissionsChanged, of(karim, { by: helene.id }), helene.id)
  await removes(karim, helene)
  const feed = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on School {
    feed { edges { node { type person { id } } } } } } }`
  const entries = async (permission: string) => {
    const staff = on.api.as({ sub: helene.id, staff: [{ school: school.id, permissions: [permission] }] })
    const { _entities } = await staff.query(feed, { of: [{ __typename: 'School', id: school.id }] })
    return _entities[0].feed.edges.map(({ node }: { node: object }) => node)
  }
  const about = { person: { id: karim.id } }
  expect(await entries('SCHOOL_SETTINGS')).toEqual(
    expect.arrayContaining([
      { type: 'STAFF_PERMISSIONS_CHANGED', ...about },
      { type: 'STAFF_MEMBER_REMOVED', ...about },
    ]),
  )
  expect(await entries('MANAGE_EVENTS')).toEqual([])
})
