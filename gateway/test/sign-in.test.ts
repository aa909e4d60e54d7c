import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld()
})
afterAll(async () => world[Symbol.asyncDispose]())

const askWith = (authorization: string | undefined, query = '{ me { id name } }') =>
  world.client.with(authorization ? { authorization } : {}).ask(query)

test('AC-01 a token of the OpenID provider becomes a passport: me is the person behind it', async () => {
  const { status, data } = await askWith(await world.identity.bearerFor({ email: 'ines@example.org' }))
  expect(status).toBe(200)
  expect(data).toEqual({ me: { id: world.subgraphs.people.get('ines@example.org'), name: 'ines' } })
})

test('AC-01 no token, an expired, a foreign and a garbled one are answered with 401 UNAUTHENTICATED', async () => {
  const email = 'ines@example.org'
  const tokens = [
    undefined,
    await world.identity.bearerFor({ email }, { expiresIn: -60 }),
    await world.identity.bearerFor({ email }, { audience: 'another-service' }),
    await world.identity.bearerFor({ email }, { issuer: 'https://else.example.org' }),
    `${await world.identity.bearerFor({ email })}x`,
    'Bearer not-a-token',
  ]
  for (const token of tokens) {
    const { status, errors } = await askWith(token)
    expect([status, errors?.[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED'])
  }
})

test('AC-02 the key of the passports is published, and has no private half', async () => {
  const response = await fetch(`${world.gateway.url}/.well-known/passport-jwks.json`)
  const jwks = (await response.json()) as { keys: Record<string, unknown>[] }
  expect(jwks.keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig' })
  expect(jwks.keys[0]).not.toHaveProperty('d')
  const { passportFor } = await import('@passerelle/testkit')
  const passport = await passportFor({ sub: 'per_x' })
  expect(decodeProtectedHeader(passport).alg).toBe('EdDSA')
  await jwtVerify(passport, createLocalJWKSet(jwks as never))
})

test('AC-02 memberships are asked once for queries close together, and afresh for a mutation and after it', async () => {
  const camille = await world.as('camille@example.org')
  const before = world.subgraphs.accessed()
  await Promise.all(Array.from({ length: 10 }, () => camille.query('{ me { id } }')))
  expect(world.subgraphs.accessed() - before).toBe(1)
  await camille.query('mutation { rename(name: "Camille") { id } }')
  await camille.query('{ me { id } }')
  expect(world.subgraphs.accessed() - before).toBe(3)
})

test('OP-04 where employers cannot look up what somebody may do, they come again, and are not told of a fault', async () => {
  const { errors } = await (await world.as('away@example.org')).ask('{ me { name } }')
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAVAILABLE'])
})
