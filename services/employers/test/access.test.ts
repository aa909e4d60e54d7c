import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { candidateEnrolled, candidateLinked, personRegistered } from '@passerelle/contracts'
import { newId, type SchoolId } from '@passerelle/kernel'
import { passportFor, settle } from '@passerelle/testkit'
import { access, act, type Employers, startService } from './service.ts'

let at: Employers
let school: SchoolId
let count = 0
beforeAll(async () => {
  at = await startService()
  school = await at.school()
})
afterAll(() => at[Symbol.asyncDispose]())

const facts = async (personId: string) => {
  const rows = await at.orm.em
    .fork()
    .execute<{ type: string }[]>('select type from outbox where aggregate_id = ? order by id', [personId])
  return rows.map(({ type }) => type.split('.')[2])
}
const signIn = async (account: Record<string, unknown>) => {
  const response = await access(at.service.url, { name: 'Camille Roux', email: 'camille.roux@example.org', ...account })
  return {
    status: response.status,
    claims: (await response.json()) as { sub: string; staff: unknown; candidates: unknown },
  }
}

describe('AC-02 who somebody is', () => {
  test('AC-02 the first sign-in makes the person, later ones find it', async () => {
    const first = await signIn({})
    expect(first).toMatchObject({
      status: 200,
      claims: {
        ...{ name: 'Camille Roux', email: 'camille.roux@example.org', locale: 'fr', tz: 'Europe/Paris' },
        ...{ staff: [], employers: [], candidates: [] },
      },
    })
    const again = await signIn({ name: 'Another Name' })
    expect(again.claims).toEqual(first.claims)
    expect(await facts(first.claims.sub)).toEqual(['person-registered'])
  })

  test('AC-02 ten first sign-ins at once make one person', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => signIn({ email: 'Rush@example.org', subject: 'rush' })),
    )
    expect(new Set(all.map(({ claims }) => claims.sub)).size).toBe(1)
    expect(all.every(({ status }) => status === 200)).toBe(true)
    expect(await facts(all[0]!.claims.sub)).toEqual(['person-registered'])
  })

  test('AC-02 an address that is not verified proves nothing', async () => {
    await at.staff(school, 'Vera Victim')
    const thief = await signIn({
      email: 'vera.victim@school.example.org',
      issuer: 'https://elsewhere.example.org',
      emailVerified: false,
    })
    expect(thief).toMatchObject({ status: 403, claims: { code: 'EMAIL_NOT_VERIFIED' } })
  })

  test('AC-02 a second provider that verifies the same address leads to the same person', async () => {
    const first = await signIn({ email: 'twice@example.org' })
    const second = await signIn({ email: 'TWICE@example.org', issuer: 'https://other.example.org', name: 'Not This' })
    expect(second.claims).toEqual(first.claims)
  })

  test.each(['o&m@example.org', "sinead.o'neill+fair/2026@example.org"])(
    'AC-02 whoever has the address %s signs in, and an event may carry it',
    async (email) => {
      const { status, claims } = await signIn({ email, subject: email })
      expect([status, claims]).toEqual([200, expect.objectContaining({ email })])
      expect(personRegistered.data.safeParse({ ...personRegistered.example, email }).success).toBe(true)
    },
  )

  test.each(['camille@localhost', '"camille roux"@example.org', ''])(
    'AC-02 an account with the address %p is refused with a sentence',
    async (email) => {
      expect(await signIn({ email, subject: 'odd' })).toEqual({
        status: 403,
        claims: { code: 'EMAIL_NOT_TAKEN', message: expect.stringMatching('nom@exemple.org') },
      })
    },
  )

  test.each([
    ['Zoe\u0308\u202e \0Roux \ud83d', 'Zoë Roux \ufffd'],
    ['\u200b\u2060', 'nobody'],
    ['…', 'nobody'],
    ['é'.repeat(300), 'é'.repeat(200)],
  ])('AC-02 an account that is called %p is %p here, and everybody may hear so', async (name, known) => {
    const email = `nobody@${++count}.example.org`
    const { status, claims } = await signIn({ email, subject: email, name })
    expect([status, claims]).toEqual([200, expect.objectContaining({ name: known })])
    expect(await facts(claims.sub)).toEqual(['person-registered'])
  })

  test('AC-02 only the gateway may ask', async () => {
    const account = { name: 'X', email: 'x@example.org' }
    const person = await passportFor({ sub: newId('per') })
    expect((await access(at.service.url, account, person)).status).toBe(403)
    expect((await access(at.service.url, account, 'nonsense')).status).toBe(401)
    expect((await access(at.service.url, { ...account, emailVerified: 'perhaps' })).status).toBe(400)
  })
})

describe('AC-02 memberships', () => {
  test('AC-02 somebody entered before by address is linked at the first sign-in, even when both happen at once', async () => {
    const owner = await at.signIn('Olga Owner')
    const employerId = await at.employer(owner)
    const invite = (email: string) =>
      act(owner, 'addEmployerUser', { employerId, email, name: 'As Invited', role: 'RECRUITER' })
    const before = await invite('Lea.Petit@example.org')
    expect(before).toMatchObject({ person: { name: 'As Invited', email: 'lea.petit@example.org' } })
    const { claims } = await signIn({ name: 'Léa Petit', email: 'lea.petit@EXAMPLE.org', locale: 'en' })
    expect(claims).toMatchObject({
      sub: before.person.id,
      name: 'Léa Petit',
      locale: 'en',
      employers: [{ employer: employerId, user: before.id, role: 'RECRUITER' }],
    })
    expect(await facts(claims.sub)).toEqual(['person-registered', 'access-changed', 'person-changed'])

    const racers = Array.from({ length: 8 }, (_, n) => `racer.${n}@example.org`)
    await Promise.all(racers.flatMap((email) => [invite(email), signIn({ name: 'Racer', email })]))
    for (const email of racers) {
      expect((await signIn({ name: 'Racer', email })).claims).toMatchObject({ employers: [{ employer: employerId }] })
    }
  })

  test("AC-02 a school's staff carry their permissions, and get others from the operator", async () => {
    const karim = await at.staff(school, 'Karim Haddad', ['APPROVE_JOBS'])
    const { me } = await karim.query(`{ me { staffOf { nodes { school { id } permissions } } } }`)
    expect(me.staffOf.nodes).toEqual([{ school: { id: school }, permissions: ['APPROVE_JOBS'] }])
    await at.staff(school, 'Karim Haddad', ['APPROVE_EMPLOYERS', 'APPROVE_JOBS'])
    const { claims } = await signIn({ name: 'Karim Haddad', email: karim.email })
    expect(claims.staff).toEqual([{ school, permissions: ['APPROVE_EMPLOYERS', 'APPROVE_JOBS'] }])
    expect((await facts(karim.id)).filter((fact) => fact === 'access-changed')).toHaveLength(2)
  })

  test("AC-03 candidates whom matchmaking links to a person are that person's memberships", async () => {
    const ines = await at.signIn('Ines Marchand')
    const matchmaking = at.rest
    const candidate = { id: newId('cnd'), schoolId: school, firstName: 'Inès', lastName: 'Marchand', email: ines.email }
    await matchmaking.says(candidateEnrolled, { ...candidate, personId: null })
    await matchmaking.says(candidateLinked, { ...candidate, personId: ines.id })
    await settle(at.service)
    const { claims } = await signIn({ name: 'Ines Marchand', email: ines.email })
    expect(claims.candidates).toEqual([{ candidate: candidate.id, school }])
    expect(await facts(ines.id)).toEqual(['person-registered', 'access-changed'])
  })
})
