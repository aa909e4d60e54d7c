import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { siretFrom } from '../src/employer/registration-number.ts'
import { act, type Employers, startService } from './service.ts'

let at: Employers
beforeAll(async () => {
  at = await startService()
})
afterAll(() => at[Symbol.asyncDispose]())

describe('SI-13 registration', () => {
  test('SI-13 whoever enters a company owns it, and acts for it at once', async () => {
    const claire = await at.signIn('Claire Petit')
    const made = await act(claire, 'registerEmployer', { name: '  Cosling ', registrationNumber: '732 829 320 00074' })
    expect(made).toMatchObject({ name: 'Cosling', registrationNumber: '73282932000074', registrationScheme: 'SIRET' })
    const { me } = await claire.query('{ me { employerUsers { nodes { role employer { id } } } } }')
    expect(me.employerUsers.nodes).toEqual([{ role: 'OWNER', employer: { id: made.id } }])
  })

  test('SI-13 the same number is refused with the company that has it, however it is spelt', async () => {
    const somebody = await at.signIn('Max Autre')
    const registrationNumber = '356.000.000-00048'
    const first = await act(somebody, 'registerEmployer', { name: 'La Poste', registrationNumber })
    const again = await act(somebody, 'registerEmployer', { name: 'Poste', registrationNumber: '35600000000048' })
    expect(again).toMatchObject({
      __typename: 'EmployerExists',
      code: 'EMPLOYER_EXISTS',
      employer: { id: first.id, name: 'La Poste' },
    })
  })

  test('SI-13 eight people enter the same company at once: it is there once', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => at.signIn(`Racer ${n}`)))
    const input = { name: 'Once', registrationNumber: siretFrom('5520814970001') }
    const all = await Promise.all(people.map((person) => act(person, 'registerEmployer', input)))
    const made = all.filter(({ __typename }) => __typename === 'Employer')
    expect(made).toHaveLength(1)
    const exists = all.filter(({ __typename }) => __typename === 'EmployerExists')
    expect(exists.map(({ employer }) => employer.id)).toEqual(Array(7).fill(made[0].id))
    const [count] = await at.orm.em
      .fork()
      .execute<[{ n: number }]>('select count(*)::int as n from employer_user where employer_id = ?', [made[0].id])
    expect(count.n).toBe(1)
  })

  test('SI-13 other registers: an LEI, and a national number with its country', async () => {
    const somebody = await at.signIn('Jan Peeters')
    const lei = { name: 'Bloom', registrationScheme: 'LEI', registrationNumber: '5493001KJTIIGC8Y1R12' }
    expect(await act(somebody, 'registerEmployer', lei)).toMatchObject({ registrationScheme: 'LEI' })
    expect(await act(somebody, 'registerEmployer', lei)).toMatchObject({ code: 'EMPLOYER_EXISTS' })
    const national = { name: 'Brouwerij', registrationScheme: 'NATIONAL', registrationNumber: '0403.170.701' }
    expect(await act(somebody, 'registerEmployer', national)).toMatchObject({ code: 'INVALID_REGISTRATION_NUMBER' })
    for (const registrationCountry of ['BE', 'NL']) {
      const made = await act(somebody, 'registerEmployer', { ...national, registrationCountry })
      expect(made.__typename).toBe('Employer')
    }
  })

  test('SI-13 a wrong check digit is refused', async () => {
    const somebody = await at.signIn('Typo')
    const wrong = { name: 'Typo', registrationNumber: '73282932000075' }
    expect(await act(somebody, 'registerEmployer', wrong)).toMatchObject({ code: 'INVALID_REGISTRATION_NUMBER' })
  })

  test('SI-13 the number never changes: not by the schema, not in the database', async () => {
    const owner = await at.signIn('Constant')
    const employerId = await at.employer(owner, 'Constant')
    const changed = await owner.ask(
      `mutation ($id: ID!) { updateEmployer(input: { employerId: $id, registrationNumber: "35600000000048" }) { __typename } }`,
      { id: employerId },
    )
    expect(changed.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
    const update = at.orm.em.fork().execute(`update employer set registration_number = 'X' where id = ?`, [employerId])
    await expect(update).rejects.toThrow('never changes')
    const input = { employerId, name: 'Constante', city: 'Rennes' }
    expect(await act(owner, 'updateEmployer', input)).toMatchObject({ name: 'Constante', city: 'Rennes' })
  })
})

test('GQ-05 companies are found by the beginnings of words, in pages, without accents', async () => {
  const owner = await at.signIn('Zoe')
  for (const name of ['Zénith Énergie', 'Zenith Conseil', 'Le Zénith', 'Zen']) await at.employer(owner, name)
  const search = async (search: string, first = 10, after?: string) => {
    const query = `query ($search: String, $first: Int, $after: String) {
      employers(filter: { search: $search }, first: $first, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } } }`
    const { employers } = await owner.query(query, { search, first, after })
    return { names: employers.edges.map((edge: { node: { name: string } }) => edge.node.name), ...employers.pageInfo }
  }
  expect((await search('zenith')).names).toEqual(['Le Zénith', 'Zenith Conseil', 'Zénith Énergie'])
  expect((await search('ÉNER zen')).names).toEqual(['Zénith Énergie'])
  const first = await search('zen', 3)
  expect(first).toMatchObject({ names: ['Le Zénith', 'Zen', 'Zenith Conseil'], hasNextPage: true })
  expect(await search('zen', 3, first.endCursor)).toMatchObject({ names: ['Zénith Énergie'], hasNextPage: false })
  expect((await search(`zen' | 'x`)).names).toEqual([])
  const bad = await owner.ask(`{ employers(first: 101) { pageInfo { hasNextPage } } }`)
  expect(bad.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  const damaged = await owner.ask(`{ employers(after: "WzFd") { pageInfo { hasNextPage } } }`)
  expect(damaged.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
})

describe('users of a company', () => {
  test('SI-11 (part) admins add, change and remove colleagues; the owner stays', async () => {
    const owner = await at.signIn('Olga Owner')
    const employerId = await at.employer(owner, 'Users')
    const add = (by: typeof owner, name: string, role: string) =>
      act(by, 'addEmployerUser', { employerId, name, role, email: `${name}@users.example.org` })
    const ada = await add(owner, 'ada', 'ADMIN')
    const rita = await add(owner, 'rita', 'RECRUITER')
    expect(await add(owner, 'rita', 'RECRUITER')).toMatchObject({ code: 'ALREADY_MEMBER' })
    expect(await add(owner, 'eve', 'OWNER')).toMatchObject({ code: 'OWNER_STAYS' })
    const [admin, recruiter] = [
      await at.signIn('Ada', 'ada@users.example.org'),
      await at.signIn('Rita', 'rita@users.example.org'),
    ]
    expect(await add(recruiter, 'bob', 'REPRESENTATIVE')).toMatchObject({ code: 'FORBIDDEN' })
    const change = (role: string) => act(admin, 'changeEmployerUserRole', { employerUserId: rita.id, role })
    expect(await change('REPRESENTATIVE')).toMatchObject({ role: 'REPRESENTATIVE' })
    expect(await change('OWNER')).toMatchObject({ code: 'OWNER_STAYS' })
    const { employer } = await admin.query(
      `query ($id: ID!) { employer(id: $id) { users { edges { node { id role person { name email } } } } } }`,
      { id: employerId },
    )
    const ownerUser = employer.users.edges.find((edge: { node: { role: string } }) => edge.node.role === 'OWNER').node
    expect(await act(admin, 'removeEmployerUser', { employerUserId: ownerUser.id })).toMatchObject({
      code: 'OWNER_STAYS',
    })
    expect(await act(admin, 'removeEmployerUser', { employerUserId: rita.id })).toMatchObject({ active: false })
    expect((await recruiter.query('{ me { employerUsers { nodes { id } } } }')).me.employerUsers.nodes).toEqual([])
    expect(await add(admin, 'rita', 'RECRUITER')).toMatchObject({ id: rita.id, active: true, role: 'RECRUITER' })
    expect(ada.role).toBe('ADMIN')
  })

  test('AC-03 somebody removed can do nothing more, even with a passport that still names the company', async () => {
    const owner = await at.signIn('Quick')
    const employerId = await at.employer(owner, 'Quick')
    const email = 'late@quick.example.org'
    const user = await act(owner, 'addEmployerUser', { employerId, name: 'Late', role: 'ADMIN', email })
    const late = await at.signIn('Late', email)
    await act(owner, 'removeEmployerUser', { employerUserId: user.id })
    expect(await act(late, 'updateEmployer', { employerId, city: 'Nowhere' })).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('people change their own name, language and time zone', async () => {
    const somebody = await at.signIn('Old Name')
    const input = { name: ' New   Name ', locale: 'en', timeZone: 'America/Montreal' }
    expect(await act(somebody, 'updateMyProfile', input)).toMatchObject({ ...input, name: 'New Name' })
    expect(await act(somebody, 'updateMyProfile', { name: ' ' })).toMatchObject({ code: 'INVALID_INPUT' })
  })
})
