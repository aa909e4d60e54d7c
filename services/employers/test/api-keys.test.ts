import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { SchoolId } from '@passerelle/kernel'
import { passportFor, type TestClaims } from '@passerelle/testkit'
import { act, type Employers, everything, type Somebody, startService } from './service.ts'

let at: Employers
let school: SchoolId
let helene: Somebody
beforeAll(async () => {
  at = await startService()
  school = await at.school()
  helene = await at.staff(school, 'Hélène Garnier')
})
afterAll(() => at[Symbol.asyncDispose]())

const create = (person: Somebody, input: object = {}) =>
  act(person, 'createApiKey', { schoolId: school, name: 'Student portal', scopes: ['FEED'], ...input })
const keysOf = (person: Somebody) =>
  person.query(
    'query ($id: ID!) { school(id: $id) { apiKeys(first: 1) { edges { node { id hint state lastUsedAt } } pageInfo { hasNextPage } } } }',
    { id: school },
  )

/** What the gateway asks when a machine comes. */
async function accessByKey(secret: string, sub: TestClaims = { sub: 'gateway', gateway: true }) {
  const secretHash = createHash('sha256').update(secret).digest('hex')
  const response = await fetch(`${at.service.url}/access/key`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport: await passportFor(sub) },
    body: JSON.stringify({ secretHash }),
  })
  return {
    status: response.status,
    answer: (await response.json()) as { claims: TestClaims; expiresAt: string | null },
  }
}

test('AC-01 a key is shown once, kept as a hash, and lets in with its scopes at its school and nothing else', async () => {
  const made = await create(helene, { scopes: ['FEED', 'READ_EVENTS', 'FEED'] })
  const { id, hint } = made.apiKey
  expect(made).toEqual({
    __typename: 'ApiKeyCreated',
    secret: expect.stringMatching(/^psk_[\w-]{43}$/),
    apiKey: {
      ...{ id: expect.stringMatching(/^key_/), name: 'Student portal', scopes: ['FEED', 'READ_EVENTS'] },
      ...{ hint: made.secret.slice(0, 10), state: 'ACTIVE', expiresAt: null },
      ...{ school: { id: school }, createdBy: { id: helene.id } },
    },
  })
  const kept = await at.orm.em
    .fork()
    .execute('select k::text as row from api_key k union all select o::text from outbox o')
  expect(JSON.stringify(kept)).not.toContain(made.secret.slice(10))
  const first = (await keysOf(helene)).school.apiKeys.edges[0].node
  expect(first).toEqual({ id, hint, state: 'ACTIVE', lastUsedAt: null })

  expect(await accessByKey(made.secret)).toMatchObject({
    status: 200,
    answer: { claims: { sub: id, key: { id, school, scopes: ['FEED', 'READ_EVENTS'] } }, expiresAt: null },
  })
  expect((await keysOf(helene)).school.apiKeys.edges[0].node.lastUsedAt).toBe(at.clock().toISOString())
  expect((await accessByKey(`${made.secret}x`)).status).toBe(404)
})

test('AC-01 use is noted once a minute', async () => {
  const { secret, apiKey } = await create(helene)
  const uses = async () =>
    (await at.orm.em.fork().execute('select xmin::text, used_at from api_key_use where api_key_id = ?', [apiKey.id]))[0]
  await accessByKey(secret)
  const before = await uses()
  at.clock.advance(30_000)
  await accessByKey(secret)
  expect(await uses()).toEqual(before)
  at.clock.advance(31_000)
  await accessByKey(secret)
  expect(new Date((await uses())!.used_at)).toEqual(at.clock())
})

test('AC-03 a key that was withdrawn lets nobody in', async () => {
  const { secret, apiKey } = await create(helene)
  expect(await act(helene, 'revokeApiKey', { apiKeyId: apiKey.id })).toMatchObject({
    ...{ __typename: 'ApiKey', state: 'REVOKED', revokedBy: { id: helene.id } },
  })
  expect((await accessByKey(secret)).status).toBe(404)
  expect(await act(helene, 'revokeApiKey', { apiKeyId: apiKey.id })).toMatchObject({ code: 'WRONG_STATE' })
})

test('AC-01 a key that has expired lets nobody in, and says so in the list', async () => {
  const soon = new Date(at.clock().getTime() + 1000).toISOString()
  const short = await create(helene, { expiresAt: soon })
  expect(await accessByKey(short.secret)).toMatchObject({ status: 200, answer: { expiresAt: soon } })
  at.clock.advance(1000)
  expect((await accessByKey(short.secret)).status).toBe(404)
  const { school: seen } = await keysOf(helene)
  expect(seen.apiKeys.edges[0].node).toMatchObject({ id: short.apiKey.id, state: 'EXPIRED' })
})

test('AC-05 making and withdrawing a key is told with its author, never with its secret', async () => {
  const other = await at.staff(school, 'Karim Haddad', ['SCHOOL_SETTINGS'])
  const { apiKey } = await create(helene)
  await act(other, 'revokeApiKey', { apiKeyId: apiKey.id })
  const rows = await at.orm.em
    .fork()
    .execute<{ type: string; actor: string; data: string }[]>(
      `select type, headers ->> 'actor' as actor, convert_from(data, 'UTF8') as data from outbox where aggregate_id = ? order by id`,
      [apiKey.id],
    )
  expect(rows.map(({ type, actor }) => [type.split('.')[2], actor])).toEqual([
    ['api-key-created', helene.id],
    ['api-key-revoked', other.id],
  ])
  expect(JSON.parse(rows[1]!.data)).toMatchObject({ createdBy: helene.id, revokedBy: other.id })
})

test('AC-01 only staff with SCHOOL_SETTINGS make, see and withdraw keys', async () => {
  const { apiKey } = await create(helene)
  const elsewhere = await at.school('Ailleurs')
  const entity = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on ApiKey { name hint } } }'
  const r = [{ __typename: 'ApiKey', id: apiKey.id }]
  const others = [
    await at.staff(
      school,
      'Aline Autre',
      everything.filter((permission) => permission !== 'SCHOOL_SETTINGS'),
    ),
    await at.staff(elsewhere, 'Victor Ailleurs'),
    await at.signIn('Sam Stranger'),
  ]
  for (const person of others) {
    expect(await create(person)).toMatchObject({ __typename: 'ActionRefused', code: 'FORBIDDEN' })
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain((await act(person, 'revokeApiKey', { apiKeyId: apiKey.id })).code)
    expect((await keysOf(person)).school.apiKeys).toBeNull()
    expect((await person.query(entity, { r }))._entities).toEqual([null])
  }
  expect((await helene.query(entity, { r }))._entities).toEqual([{ name: 'Student portal', hint: apiKey.hint }])
  expect((await accessByKey('psk_any', { sub: helene.id })).status).toBe(403)
})

test.each([
  ['no scope', { scopes: [] }],
  ['no name', { name: ' ' }],
  ['a time that is over', { expiresAt: '2026-11-22T08:59:59Z' }],
])('AC-01 a key with %s is refused', async (_, input) => {
  expect(await create(helene, input)).toMatchObject({ __typename: 'ActionRefused', code: 'INVALID_INPUT' })
})

/** A key of the school, and what it reads of its own school, of another and of a company. */
async function machineAtWork() {
  const owner = await at.signIn('Olga Owner')
  const employer = await at.employer(owner)
  const elsewhere = await at.school('Loin')
  const { apiKey } = await create(helene)
  const machine = at.api.as({ sub: apiKey.id, key: { id: apiKey.id, school, scopes: ['FEED'] } })
  const query = `query ($own: ID!, $other: ID!, $employer: ID!) {
    own: school(id: $own) { name staff { nodes { permissions } } apiKeys { edges { cursor } } } other: school(id: $other) { name }
    employer(id: $employer) { name users { edges { cursor } } } }`
  const look = () => machine.ask(query, { own: school, other: elsewhere, employer })
  return { look, machine, apiKey }
}

test('AC-01 a key reads its own school and what companies say of themselves', async () => {
  const { look, machine } = await machineAtWork()
  expect((await look()).data).toEqual({
    own: { name: 'École Rive Gauche', staff: null, apiKeys: null },
    other: null,
    employer: { name: 'Cosling', users: null },
  })
  const lists = await machine.ask('{ schools { edges { cursor } } }')
  expect(lists.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
})

test('AC-03 a key that was withdrawn reads nothing, whatever its passport says', async () => {
  const { look, apiKey } = await machineAtWork()
  await act(helene, 'revokeApiKey', { apiKeyId: apiKey.id })
  expect((await look()).data).toEqual({ own: null, other: null, employer: null })
})
