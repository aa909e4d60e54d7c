import { beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createClient } from 'graphql-ws'
import { decodeJwt, importJWK, type JWTPayload, SignJWT } from 'jose'
import { WebSocket } from 'ws'
import { newPassportKey, type PassportVerifier, passportSigner, passportVerifier } from '../src/index.ts'
import { Note, startTiny } from './tiny-service.ts'

let key: string
let verify: PassportVerifier
beforeAll(async () => {
  key = await newPassportKey()
  const { jwks } = await passportSigner(key)
  verify = passportVerifier({ PASSPORT_JWKS: JSON.stringify(jwks) })
})

const now = () => Math.floor(Date.now() / 1000)
const good = (): JWTPayload => ({
  sub: newId('per'),
  iss: 'passerelle-gateway',
  aud: 'passerelle-subgraphs',
  iat: now(),
  exp: now() + 60,
})

/** Signed with the gateway's own key, whatever it says. */
async function signed(claims: JWTPayload): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid: 'passport' })
    .sign(await importJWK(JSON.parse(key), 'EdDSA'))
}

const refused = { extensions: { code: 'UNAUTHENTICATED' } }

test('AC-02 what the gateway signs names its audience and ends sixty seconds after it was signed', async () => {
  const { iat, exp, aud, iss } = decodeJwt(await (await passportSigner(key)).sign({ sub: newId('per') }))
  expect([exp! - iat!, aud, iss]).toEqual([60, 'passerelle-subgraphs', 'passerelle-gateway'])
})

test('AC-02 a passport with all its claims is taken', async () => {
  expect((await verify(await signed(good()))).isGateway).toBe(false)
})

test.each<[string, Partial<JWTPayload>]>([
  ['for another audience', { aud: 'passerelle-pages' }],
  ['for no audience', { aud: undefined }],
  ['of another issuer', { iss: 'https://id.example.org' }],
  ['that has expired', { iat: now() - 61, exp: now() - 1 }],
  ['that was signed over a minute ago, however long it wants to live', { iat: now() - 61, exp: now() + 540 }],
  ['that does not say when it was signed', { iat: undefined }],
  ['that has no end', { exp: undefined }],
  ['of nobody', { sub: undefined }],
])('AC-02 a passport %s is refused, though the gateway’s key signed it', async (_, claims) => {
  await expect(verify(await signed({ ...good(), ...claims }))).rejects.toMatchObject(refused)
})

test('AC-02 a passport that wants to live ten minutes ends with its minute', async () => {
  const viewer = await verify(await signed({ ...good(), exp: now() + 600 }))
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)
  expect([viewer.hasExpired(inSeconds(50)), viewer.hasExpired(inSeconds(62))]).toEqual([false, true])
})

test('AC-02 a subscription tells nothing more under a passport that has expired, and ends', async () => {
  let ahead = 0
  await using tiny = await startTiny(undefined, () => new Date(Date.now() + ahead))
  const author = newId('per')
  const client = createClient({
    url: `${tiny.server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ passport: await tiny.signer.sign({ sub: author }) }),
    retryAttempts: 0,
  })
  const events = client.iterate({ query: 'subscription { noteWritten { text } }' })
  const first = events.next()
  while (tiny.listeners() !== 1) await new Promise((resolve) => setImmediate(resolve))
  tiny.publish(new Note(newId('ntc'), author, 'in time'))
  expect((await first).value).toEqual({ data: { noteWritten: { text: 'in time' } } })
  ahead = 61_000
  tiny.publish(new Note(newId('ntc'), author, 'too late'))
  expect((await events.next()).value).toMatchObject({ data: null, errors: [refused] })
  expect((await events.next()).done).toBe(true)
  await client.dispose()
})
