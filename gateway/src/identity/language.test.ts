import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { createLog, passportSigner } from '@passerelle/service-kit/without-orm'
import { testPassports } from '@passerelle/testkit'
import { decodeJwt } from 'jose'
import { InFlight } from '../graph/in-flight.ts'
import { Subgraph } from '../graph/subgraph.ts'
import { type Access, accessThrough } from './access.ts'
import { type Identity, reading } from './identity.ts'

const key: Identity = { subject: newId('key'), secretHash: 'a'.repeat(64), expiresAt: new Date('2199-01-01') }
const account = { issuer: 'https://id.example.org', emailVerified: true, timeZone: 'UTC', expiresAt: key.expiresAt }
const ines: Identity = { ...account, subject: 'ines', email: 'ines@example.org', name: 'Inès' }

let access: Access
const ended = new AsyncDisposableStack()
beforeAll(async () => {
  // Employers, as far as the gateway asks it who somebody is.
  const employers = createServer((request, response) => {
    const school = newId('sch')
    const claims = { sub: key.subject, key: { id: key.subject, school, scopes: ['FEED'] } }
    const person = { sub: newId('per'), name: 'Inès', email: ines.subject, locale: 'en', tz: 'UTC' }
    response.end(JSON.stringify(request.url === '/access/key' ? { claims, expiresAt: null } : person))
  })
  await new Promise<void>((listening) => employers.listen(0, '127.0.0.1', listening))
  ended.defer(() => new Promise<void>((closed) => void employers.close(() => closed())))
  const url = `http://127.0.0.1:${(employers.address() as AddressInfo).port}`
  const options = { inFlight: new InFlight(), keepsAccess: true, took: () => {}, log: createLog('test', 'silent') }
  const subgraph = new Subgraph('employers', url, options)
  ended.defer(() => subgraph.close())
  access = accessThrough(subgraph, await passportSigner(testPassports.privateKey))
})
afterAll(() => ended.disposeAsync())

const localeOf = async (identity: Identity, acceptLanguage?: string) =>
  decodeJwt((await access.passport(reading(identity, acceptLanguage))).token).locale

test('PE-03 a person reads their own language, whatever the request prefers', async () => {
  expect(await localeOf(ines, 'fr')).toBe('en')
})

test('PE-03 an API key reads the language of each request, French when it names none of ours', async () => {
  expect(await localeOf(key, 'en-GB,fr;q=0.5')).toBe('en')
  expect(await localeOf(key, 'fr')).toBe('fr')
  expect(await localeOf(key, 'de')).toBe('fr')
  expect(await localeOf(key)).toBe('fr')
})

test('GQ-09 what is shared between readers is of one language', async () => {
  const rightsOf = async (language: string) => (await access.passport(reading(key, language))).rights
  expect(await rightsOf('en')).toBe(await rightsOf('en-US'))
  expect(await rightsOf('en')).not.toBe(await rightsOf('fr'))
})
